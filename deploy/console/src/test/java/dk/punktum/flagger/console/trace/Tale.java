package dk.punktum.flagger.console.trace;

import static dk.punktum.flagger.testing.Events.aCaseAppealed;
import static dk.punktum.flagger.testing.Events.aCaseClosed;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static dk.punktum.flagger.testing.Events.aDeletionDue;
import static dk.punktum.flagger.testing.Events.aDomainReinstated;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static dk.punktum.flagger.testing.Events.aFlagReceived;
import static dk.punktum.flagger.testing.Events.aFlagWithdrawn;
import static dk.punktum.flagger.testing.Events.aNoticeDelivered;
import static dk.punktum.flagger.testing.Events.aNoticeFailed;
import static dk.punktum.flagger.testing.Events.aSuspensionEffective;
import static dk.punktum.flagger.testing.Events.anAppealDecided;

import dk.punktum.flagger.console.reading.Seen;
import dk.punktum.flagger.console.reading.SeenRecord;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.testing.EventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Tells a story event by event, ten seconds apart. Each method adds one and returns the tale.
final class Tale {

    static final Instant BEGIN = Instant.parse("2026-07-01T08:00:00Z");

    static final String DOMAIN = "eksempel.dk";

    final UUID flagId = Uuid7.next();
    final UUID caseId = Uuid7.next();
    final String caseNumber;
    final String flagNumber;
    private final List<SeenRecord> records = new ArrayList<>();
    private Instant now = BEGIN;

    Tale(int number) {
        caseNumber = "C-2026-%06d".formatted(number);
        flagNumber = "F-2026-%06d".formatted(number);
    }

    private <B extends EventBuilder<?, B>> B in(B builder) {
        return builder.about(DOMAIN).ofFlag(flagId).inCase(caseId, caseNumber).at(now);
    }

    Tale received() {
        return tell(in(aFlagReceived()).numbered(flagNumber).build());
    }

    Tale withdrawn() {
        return tell(in(aFlagWithdrawn()).build());
    }

    Tale opened() {
        return tell(in(aCaseOpened()).build());
    }

    Tale upheld() {
        return tell(in(aCaseDecided()).upheld().build());
    }

    Tale declined() {
        return tell(in(aCaseDecided()).declined(DeclineReason.DUPLICATE).build());
    }

    Tale appealed() {
        return tell(in(aCaseAppealed()).build());
    }

    Tale appealEnded() {
        return tell(in(anAppealDecided()).build());
    }

    Tale closed() {
        return tell(in(aCaseClosed()).build());
    }

    Tale suspended(long sequence) {
        return tell(in(aDomainSuspended()).sequence(sequence).build());
    }

    Tale effective(long sequence) {
        return tell(in(aSuspensionEffective()).sequence(sequence).build());
    }

    Tale gone(long sequence) {
        return tell(in(aSuspensionEffective()).reinstated().sequence(sequence).build());
    }

    Tale reinstated(long sequence) {
        return tell(in(aDomainReinstated()).sequence(sequence).build());
    }

    Tale deletionDue() {
        return tell(in(aDeletionDue()).build());
    }

    Tale delivered(NoticeOccasion occasion, NoticeRecipient... recipients) {
        for (NoticeRecipient recipient : recipients) {
            tell(in(aNoticeDelivered()).on(occasion).to(recipient).build());
        }
        return this;
    }

    Tale failed(NoticeOccasion occasion, NoticeRecipient recipient) {
        return tell(in(aNoticeFailed()).on(occasion).to(recipient).build());
    }

    /// The state of the name, with the holds of these tales.
    Tale state(long sequence, Tale... holding) {
        var before = new HoldSnapshot(List.of(), List.of("ns1.example.net"), List.of());
        List<ActiveHold> holds = Arrays.stream(holding)
                .map(tale -> new ActiveHold(
                        Uuid7.next(), tale.caseId, tale.caseNumber, null, "terms-9.1", now, null, null, null, null))
                .toList();
        boolean held = !holds.isEmpty();
        return tell(new SuspensionState(
                DomainName.of(DOMAIN), sequence, held, holds, List.of(), held ? before : null, now, null, null));
    }

    Tale setAside() {
        records.add(Seen.setAside(in(aCaseOpened()).build(), now, flagId.toString()));
        now = now.plusSeconds(10);
        return this;
    }

    private Tale tell(Event event) {
        records.add(Seen.told(event, now, flagId.toString()));
        now = now.plusSeconds(10);
        return this;
    }

    List<SeenRecord> records() {
        return List.copyOf(records);
    }

    Story story() {
        return StoryRules.of(DOMAIN, records).getFirst();
    }

    /// So long after the last event.
    Instant after(Duration time) {
        return now.minusSeconds(10).plus(time);
    }
}
