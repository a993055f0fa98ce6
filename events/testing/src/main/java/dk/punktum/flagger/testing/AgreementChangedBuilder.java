package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementClient;
import dk.punktum.flagger.events.AgreementStanding;
import dk.punktum.flagger.events.Uuid7;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An agreement as it now stands; in force for the year around [EventBuilder#SOME_TIME] unless the test says otherwise.
public final class AgreementChangedBuilder {

    private UUID agreementId = Uuid7.next();
    private int version = 1;
    private AgreementStanding standing = AgreementStanding.ACTIVE;
    private String authorityName = "Eksempelstyrelsen";
    private String cvr = "13585628";
    private List<String> clientIds = List.of("authority-one");
    private List<String> grounds = List.of("terms-9.1", "terms-9.2", "terms-10.1");
    private LocalDate validFrom = LocalDate.of(2026, 1, 1);
    private LocalDate validUntil = LocalDate.of(2199, 12, 31);
    private @Nullable List<AgreementClient> clients;
    private Instant changedAt = EventBuilder.SOME_TIME;

    AgreementChangedBuilder() {}

    public AgreementChangedBuilder id(UUID id) {
        agreementId = id;
        return this;
    }

    public AgreementChangedBuilder version(int number) {
        version = number;
        return this;
    }

    public AgreementChangedBuilder active() {
        standing = AgreementStanding.ACTIVE;
        return this;
    }

    public AgreementChangedBuilder suspended() {
        standing = AgreementStanding.SUSPENDED;
        return this;
    }

    public AgreementChangedBuilder terminated() {
        standing = AgreementStanding.TERMINATED;
        return this;
    }

    public AgreementChangedBuilder expired() {
        standing = AgreementStanding.EXPIRED;
        return this;
    }

    public AgreementChangedBuilder with(String authority, String cvrNumber) {
        authorityName = authority;
        cvr = cvrNumber;
        return this;
    }

    public AgreementChangedBuilder clients(String... ids) {
        clientIds = List.of(ids);
        return this;
    }

    /// With their times; as a registry tells it that knows of them.
    public AgreementChangedBuilder identities(AgreementClient... identities) {
        clients = List.of(identities);
        return this;
    }

    public AgreementChangedBuilder covering(String... codes) {
        grounds = List.of(codes);
        return this;
    }

    public AgreementChangedBuilder valid(LocalDate firstDay, LocalDate lastDay) {
        validFrom = firstDay;
        validUntil = lastDay;
        return this;
    }

    public AgreementChangedBuilder at(Instant time) {
        changedAt = time;
        return this;
    }

    public AgreementChanged build() {
        return new AgreementChanged(
                agreementId,
                version,
                standing,
                authorityName,
                cvr,
                clientIds,
                grounds,
                validFrom,
                validUntil,
                changedAt,
                clients);
    }
}
