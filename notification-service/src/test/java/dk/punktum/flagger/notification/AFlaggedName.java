package dk.punktum.flagger.notification;

import static dk.punktum.flagger.testing.Events.aCaseClosed;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aDomainReinstated;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static dk.punktum.flagger.testing.Events.aSuspensionEffective;
import static dk.punktum.flagger.testing.Events.anAgreementChanged;
import static dk.punktum.flagger.testing.Events.anAppealDecided;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.testing.EventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// One authority's case about one name, and the events that tell its story.
record AFlaggedName(
        DomainName domain,
        UUID caseId,
        String caseNumber,
        UUID flagId,
        UUID agreementId,
        UUID holdId,
        Instant placedAt) {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static AFlaggedName called(String name) {
        return on(DomainName.of(name), EventBuilder.SOME_TIME);
    }

    AFlaggedName byAnotherAuthority() {
        return on(domain, placedAt.plus(Duration.ofHours(1)));
    }

    private static AFlaggedName on(DomainName domain, Instant placedAt) {
        return new AFlaggedName(
                domain,
                Uuid7.next(),
                "C-2026-%06d".formatted(NUMBERS.incrementAndGet()),
                Uuid7.next(),
                Uuid7.next(),
                Uuid7.next(),
                placedAt);
    }

    String registrant() {
        return "registrant@" + label() + ".example";
    }

    String registrar() {
        return "registrar@" + label() + ".example";
    }

    String authority() {
        return "post@" + agreementId + ".example";
    }

    private String label() {
        return domain.aLabel().replace(".dk", "");
    }

    AgreementChanged agreement() {
        return anAgreementChanged()
                .id(agreementId)
                .with("Eksempelstyrelsen", "13585628")
                .active()
                .build();
    }

    CaseDecided upheld() {
        return aCaseDecided()
                .upheld()
                .about(domain)
                .inCase(caseId, caseNumber)
                .ofFlag(flagId)
                .under(agreementId)
                .build();
    }

    CaseDecided declined(DeclineReason reason) {
        return aCaseDecided()
                .declined(reason)
                .about(domain)
                .inCase(caseId, caseNumber)
                .ofFlag(flagId)
                .under(agreementId)
                .build();
    }

    DomainSuspended suspended(long sequence) {
        return aDomainSuspended()
                .about(domain)
                .inCase(caseId, caseNumber)
                .ofFlag(flagId)
                .ofHold(holdId)
                .under(agreementId)
                .at(placedAt)
                .sequence(sequence)
                .build();
    }

    SuspensionEffective effective(long sequence) {
        return aSuspensionEffective()
                .about(domain)
                .inCase(caseId, caseNumber)
                .ofFlag(flagId)
                .ofHold(holdId)
                .under(agreementId)
                .at(placedAt)
                .after(Duration.ofMillis(12_301))
                .sequence(sequence)
                .build();
    }

    CaseClosed withdrawn() {
        return aCaseClosed()
                .withdrawn()
                .about(domain)
                .inCase(caseId, caseNumber)
                .ofFlag(flagId)
                .under(agreementId)
                .build();
    }

    CaseClosed annulled() {
        return aCaseClosed()
                .annulled()
                .about(domain)
                .inCase(caseId, caseNumber)
                .ofFlag(flagId)
                .under(agreementId)
                .build();
    }

    AppealDecided annulledBy(AppealBody body) {
        return anAppealDecided()
                .by(body)
                .with(AppealOutcome.ANNULLED)
                .about(domain)
                .inCase(caseId, caseNumber)
                .ofFlag(flagId)
                .under(agreementId)
                .build();
    }

    DomainReinstated reinstated(long sequence) {
        return reinstated(sequence, CloseCause.WITHDRAWN);
    }

    DomainReinstated reinstated(long sequence, CloseCause cause) {
        return aDomainReinstated()
                .because(cause)
                .about(domain)
                .inCase(caseId, caseNumber)
                .ofFlag(flagId)
                .ofHold(holdId)
                .under(agreementId)
                .at(placedAt.plus(Duration.ofDays(3)))
                .sequence(sequence)
                .build();
    }

    static SuspensionState state(long sequence, DomainName domain, AFlaggedName... holding) {
        List<ActiveHold> holds = Arrays.stream(holding).map(AFlaggedName::hold).toList();
        return new SuspensionState(
                domain,
                sequence,
                !holds.isEmpty(),
                holds,
                holds.isEmpty() ? List.of() : List.of("serverHold"),
                holds.isEmpty() ? null : new HoldSnapshot(List.of(), List.of("ns1.firma.example"), List.of()),
                EventBuilder.SOME_TIME.plus(Duration.ofDays(sequence)),
                null,
                null);
    }

    private ActiveHold hold() {
        return new ActiveHold(
                holdId,
                caseId,
                caseNumber,
                agreementId,
                "terms-9.1",
                placedAt,
                placedAt.plus(Duration.ofDays(30)),
                null,
                null,
                null);
    }
}
