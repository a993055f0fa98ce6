package dk.punktum.flagger.intake.agreement;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementStanding;
import dk.punktum.flagger.intake.client.ClientRegistration;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// An agreement as it was last told.
@Entity
class Agreement {

    @Id
    private UUID id;

    private int version;

    @Enumerated(EnumType.STRING)
    private AgreementStanding standing;

    /// Under which things are tried out; set when it is made, and never changed.
    @Column(insertable = false, updatable = false)
    private boolean sandbox;

    private LocalDate validFrom;
    private LocalDate validUntil;

    /// A list, which is written anew as a whole: a member that can be absent is none to find a row by.
    @ElementCollection
    @CollectionTable(name = "agreement_client", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<ClientRegistration> clients = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "agreement_ground", joinColumns = @JoinColumn(name = "agreement_id"))
    @Column(name = "ground")
    private Set<String> grounds = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    Agreement() {}

    static Agreement firstTold(AgreementChanged told) {
        var agreement = new Agreement();
        agreement.id = told.agreementId();
        agreement.learn(told);
        return agreement;
    }

    /// Takes over what is newer than what is known, and nothing else.
    ///
    /// @return whether it was newer
    boolean learn(AgreementChanged told) {
        if (told.version() <= version) {
            return false;
        }
        version = told.version();
        standing = told.standing();
        validFrom = told.validFrom();
        validUntil = told.validUntil();
        clients.clear();
        clients.addAll(ClientRegistration.told(told));
        become(grounds, told.grounds());
        return true;
    }

    private static void become(Set<String> known, Iterable<String> told) {
        Set<String> wanted = new HashSet<>();
        told.forEach(wanted::add);
        known.retainAll(wanted);
        known.addAll(wanted);
    }

    UUID id() {
        return id;
    }

    AgreementFacts facts(AgreementHistory history) {
        return new AgreementFacts(id, standing, validFrom, validUntil, grounds, history);
    }
}
