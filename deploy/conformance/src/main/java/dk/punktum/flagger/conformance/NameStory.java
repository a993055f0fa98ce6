package dk.punktum.flagger.conformance;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The events that can be told about one name, numbered from where the topics' earlier records end.
final class NameStory {

    static final List<String> HOLD = List.of(
            "serverHold",
            "serverUpdateProhibited",
            "serverTransferProhibited",
            "serverRenewProhibited",
            "serverDeleteProhibited");

    /// Those of a name that leads to a landing page: it stays in the zone.
    static final List<String> LOCKS = HOLD.subList(1, HOLD.size());

    static final Delegation PAGE = new Delegation(
            List.of("ns1.landing.example", "ns2.landing.example"), List.of("4711 13 2 " + "A1".repeat(32)));
    static final Delegation OTHER_PAGE = new Delegation(List.of("ns1.other-page.example"), List.of());
    static final List<Delegation> PAGES = List.of(PAGE, OTHER_PAGE);

    private static final HoldSnapshot UNREMARKABLE =
            new HoldSnapshot(List.of(), List.of("ns1.holder.example", "ns2.holder.example"), List.of());
    private static final Duration PERIOD = Duration.ofDays(30);

    private final DomainName domain;
    private final HoldSnapshot before;
    private final long base;
    private final Instant at;
    private final UUID caseId = Uuid7.next();
    private final UUID holdId = Uuid7.next();

    /// @param base what the name's sequence begins after
    NameStory(String name, @Nullable HoldSnapshot before, long base, Instant at) {
        this.domain = new DomainName(name);
        this.before = Objects.requireNonNullElse(before, UNREMARKABLE);
        this.base = base;
        this.at = at;
    }

    String name() {
        return domain.aLabel();
    }

    HoldSnapshot before() {
        return before;
    }

    DomainSuspended suspended(int number) {
        return suspended(number, null);
    }

    /// @param page absent: out of the zone
    DomainSuspended suspended(int number, @Nullable Delegation page) {
        return new DomainSuspended(
                domain,
                base + number,
                holdId,
                caseId,
                "C-2026-900001",
                null,
                null,
                "terms-9.1",
                before,
                statuses(page),
                at,
                at.plus(PERIOD),
                null,
                page);
    }

    DomainReinstated reinstated(int number) {
        return reinstated(number, before, null);
    }

    DomainReinstated reinstated(int number, HoldSnapshot restore, @Nullable List<RegisterPart> changedMeanwhile) {
        return new DomainReinstated(
                domain,
                base + number,
                holdId,
                caseId,
                "C-2026-900001",
                null,
                null,
                CloseCause.WITHDRAWN,
                restore,
                at,
                null,
                changedMeanwhile);
    }

    SuspensionState held(int number) {
        return held(number, null, 1);
    }

    SuspensionState held(int number, @Nullable Delegation page) {
        return held(number, page, 1);
    }

    /// @param holds how many of them stand
    SuspensionState held(int number, @Nullable Delegation page, int holds) {
        return new SuspensionState(
                domain,
                base + number,
                true,
                IntStream.range(0, holds).mapToObj(_ -> hold(page)).toList(),
                statuses(page),
                before,
                at,
                page,
                null);
    }

    SuspensionState free(int number) {
        return new SuspensionState(domain, base + number, false, List.of(), List.of(), null, at, null, null);
    }

    DeletionDue deletionDue(int number) {
        return new DeletionDue(domain, base + number, holdId, caseId, "C-2026-900001", at, null);
    }

    /// Out of the zone.
    Expected isHeld() {
        return new Expected(with(before.statuses(), HOLD), Set.of(), null);
    }

    Expected leadsTo(Delegation page) {
        Set<String> hold = new HashSet<>(Set.of("serverHold"));
        before.statuses().forEach(hold::remove);
        return new Expected(with(before.statuses(), LOCKS), hold, page);
    }

    /// As it was before, neither more nor less of what a suspension touches.
    Expected isFree() {
        Set<String> gone = new HashSet<>(HOLD);
        before.statuses().forEach(gone::remove);
        return new Expected(Set.copyOf(before.statuses()), gone, null);
    }

    /// Nothing of a suspension is left; what the name had of its own is not looked at.
    Expected isNotHeld() {
        Set<String> gone = new HashSet<>(HOLD);
        before.statuses().forEach(gone::remove);
        return new Expected(Set.of(), gone, null);
    }

    static Set<String> orNone(@Nullable Set<String> words) {
        return words == null ? Set.of() : words;
    }

    private static List<String> statuses(@Nullable Delegation page) {
        return page == null ? HOLD : LOCKS;
    }

    private static Set<String> with(List<String> some, List<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private ActiveHold hold(@Nullable Delegation page) {
        return new ActiveHold(
                Uuid7.next(),
                Uuid7.next(),
                "C-2026-900001",
                null,
                "terms-9.1",
                at,
                at.plus(PERIOD),
                null,
                page == null ? Measure.SUSPEND : Measure.LANDING_PAGE,
                null);
    }
}
