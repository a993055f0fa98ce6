package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.Uuid7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Builds an event about a domain name. Whatever a test does not say has a sensible value; ids are new each time.
public abstract class EventBuilder<E extends Event, B extends EventBuilder<E, B>> {

    /// When everything happens, unless the test says otherwise: 1 July 2026, 10:00 in Copenhagen.
    public static final Instant SOME_TIME = Instant.parse("2026-07-01T08:00:00Z");

    static final List<String> HOLD_STATUSES = List.of(
            "serverHold",
            "serverUpdateProhibited",
            "serverTransferProhibited",
            "serverRenewProhibited",
            "serverDeleteProhibited");

    /// Those of a name that leads to a landing page: it stays in the zone.
    static final List<String> LOCK_STATUSES = HOLD_STATUSES.subList(1, HOLD_STATUSES.size());

    static final HoldSnapshot AS_DELEGATED =
            new HoldSnapshot(List.of(), List.of("ns1.example.net", "ns2.example.net"), List.of());

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    DomainName domain = new DomainName("eksempel.dk");
    UUID flagId = Uuid7.next();
    UUID caseId = Uuid7.next();
    UUID holdId = Uuid7.next();
    UUID agreementId = Uuid7.next();
    String flagNumber = "F-2026-%06d".formatted(NUMBERS.incrementAndGet());
    String caseNumber = "C-2026-%06d".formatted(NUMBERS.get());
    String legalGround = "terms-9.1";
    Instant at = SOME_TIME;

    EventBuilder() {}

    public abstract E build();

    abstract B self();

    /// @param name as a person types it, such as `æøå.dk`
    public B about(String name) {
        return about(DomainName.of(name));
    }

    public B about(DomainName name) {
        domain = name;
        return self();
    }

    /// Takes a made-up name instead, one that Kafka puts on the same partition as the other event. What is delivered
    /// after the other is handled after it: a fence.
    public B samePartitionAs(Event other) {
        return about(Fence.behind(other.key()));
    }

    public B ofFlag(UUID id) {
        flagId = id;
        return self();
    }

    public B inCase(UUID id) {
        caseId = id;
        return self();
    }

    public B inCase(UUID id, String number) {
        caseNumber = number;
        return inCase(id);
    }

    public B ofHold(UUID id) {
        holdId = id;
        return self();
    }

    public B under(UUID agreement) {
        agreementId = agreement;
        return self();
    }

    public B onGround(String code) {
        legalGround = code;
        return self();
    }

    public B at(Instant time) {
        at = time;
        return self();
    }
}
