package dk.punktum.flagger.intake.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/// What is known of the machine identities, whatever agreement they belong to.
@ApplicationScoped
class ClientRegistrations {

    private final EntityManager database;

    ClientRegistrations(EntityManager database) {
        this.database = database;
    }

    @Transactional
    List<ClientRegistration> of(String clientId) {
        return database.createQuery(
                        "select c from Agreement a join a.clients c where c.clientId = :client",
                        ClientRegistration.class)
                .setParameter("client", clientId)
                .getResultList();
    }
}
