package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/// The names that others depend on.
@ApplicationScoped
class ProtectedNames {

    /// Why a name is protected.
    enum Code {
        /// It is the registry's own.
        REGISTRY,
        /// Names are delegated to hosts below it.
        NAME_SERVERS,
        /// Others have names below it.
        SUB_TENANTS,
        /// See the audit.
        OTHER
    }

    /// @param removalAskedBy the first of the two persons that it takes to end the protection
    record ProtectedName(
            @Schema(examples = "co.dk") String domain,
            Code code,
            @Schema(examples = "otto") @Nullable String removalAskedBy,
            @Nullable Instant removalAskedAt) {}

    private final Session database;

    ProtectedNames(Session database) {
        this.database = database;
    }

    List<ProtectedName> all() {
        return named("order by domain")
                .getResultStream()
                .map(ProtectedNames::read)
                .toList();
    }

    Optional<ProtectedName> find(DomainName name) {
        return named("where domain = :domain")
                .setParameter("domain", name.aLabel())
                .getResultStream()
                .map(ProtectedNames::read)
                .findFirst();
    }

    private NativeQuery<Object[]> named(String which) {
        return database.createNativeQuery(
                        "select domain, code, removal_asked_by, removal_asked_at from protected_name " + which,
                        Object[].class)
                .addScalar("domain", String.class)
                .addScalar("code", String.class)
                .addScalar("removal_asked_by", String.class)
                .addScalar("removal_asked_at", Instant.class);
    }

    private static ProtectedName read(Object[] row) {
        return new ProtectedName((String) row[0], Code.valueOf((String) row[1]), (String) row[2], (Instant) row[3]);
    }

    /// Protects it, or goes on doing so: whoever wanted to end it has to ask again.
    void put(DomainName name, Code code) {
        database.createNativeQuery("""
                        insert into protected_name (domain, code) values (:domain, :code)
                        on conflict (domain) do update
                        set code = excluded.code, removal_asked_by = null, removal_asked_at = null""")
                .setParameter("domain", name.aLabel())
                .setParameter("code", code.name())
                .executeUpdate();
    }

    void askRemoval(DomainName name, Act act) {
        database.createNativeQuery("update protected_name set removal_asked_by = :person, removal_asked_at = :at"
                        + " where domain = :domain")
                .setParameter("person", act.person())
                .setParameter("at", act.at())
                .setParameter("domain", name.aLabel())
                .executeUpdate();
    }

    void remove(DomainName name) {
        database.createNativeQuery("delete from protected_name where domain = :domain")
                .setParameter("domain", name.aLabel())
                .executeUpdate();
    }
}
