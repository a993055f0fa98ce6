package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.suspension.safety.SafetyFacts.Room;
import dk.punktum.flagger.suspension.safety.SafetyVerdict.Clear;
import dk.punktum.flagger.suspension.safety.SafetyVerdict.Waits;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What holds a new hold back. No clock, no database.
final class SafetyRules {

    /// The limits are on this much time, ending now: whatever hour one looks at, there are never more in it. With
    /// hours by the clock there could be twice as many around the full hour.
    static final Duration WINDOW = Duration.ofHours(1);

    /// Neither of them alone.
    static final int PERSONS_TO_RELEASE = 2;

    /// In the order in which they are applied. What persons have to do comes first, so that they can do it while
    /// the hold waits for something else as well.
    private static final List<Function<SafetyFacts, Optional<WaitReason>>> RULES = List.of(
            SafetyRules::protectedName, SafetyRules::killSwitch, SafetyRules::authorityLimit, SafetyRules::totalLimit);

    static SafetyVerdict check(SafetyFacts facts) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(facts).stream())
                .findFirst()
                .<SafetyVerdict>map(Waits::new)
                .orElseGet(Clear::new);
    }

    private static Optional<WaitReason> protectedName(SafetyFacts facts) {
        return when(facts.isProtected() && facts.released() < PERSONS_TO_RELEASE, WaitReason.PROTECTED_NAME);
    }

    private static Optional<WaitReason> killSwitch(SafetyFacts facts) {
        return when(isStoppable(facts.cause()) && facts.killSwitch(), WaitReason.KILL_SWITCH);
    }

    private static Optional<WaitReason> authorityLimit(SafetyFacts facts) {
        return when(isStoppable(facts.cause()) && facts.authority().isTaken(), WaitReason.AUTHORITY_LIMIT);
    }

    private static Optional<WaitReason> totalLimit(SafetyFacts facts) {
        return when(isStoppable(facts.cause()) && facts.total().isTaken(), WaitReason.TOTAL_LIMIT);
    }

    private static Optional<WaitReason> when(boolean waits, WaitReason reason) {
        return waits ? Optional.of(reason) : Optional.empty();
    }

    /// Whether switch and limits are for it. An order of a court or of the Complaints Board binds the registry: it is
    /// not ours to put off.
    static boolean isStoppable(HoldCause cause) {
        return switch (cause) {
            case FLAG, REGISTRY -> true;
            case COURT_ORDER, COMPLAINTS_BOARD -> false;
        };
    }

    /// What comes of a person's letting a hold pass. The identity counts, not the role.
    static TwoPersons release(WaitingHold hold, String person) {
        if (hold.reason() != WaitReason.PROTECTED_NAME || hold.releasedBy().size() >= PERSONS_TO_RELEASE) {
            return TwoPersons.NOT_FOR_PERSONS;
        }
        if (hold.releasedBy().contains(person)) {
            return TwoPersons.SAME_PERSON;
        }
        return hold.releasedBy().size() + 1 < PERSONS_TO_RELEASE ? TwoPersons.ONE_MORE : TwoPersons.DONE;
    }

    /// What comes of a person's wish to end the protection of a name.
    ///
    /// @param askedBy who wished it before; null when nobody has
    static TwoPersons endProtection(@Nullable String askedBy, String person) {
        if (askedBy == null) {
            return TwoPersons.ONE_MORE;
        }
        return askedBy.equals(person) ? TwoPersons.SAME_PERSON : TwoPersons.DONE;
    }

    /// What became of those that wait.
    ///
    /// @param inOrder all of them, the one requested first in front
    /// @return in the same order
    static Map<UUID, SafetyVerdict> review(List<WaitingHold> inOrder, SafetySettings settings, Used used) {
        Map<UUID, SafetyVerdict> verdicts = new LinkedHashMap<>();
        Map<UUID, Integer> aheadByAuthority = new HashMap<>();
        int ahead = 0;
        for (WaitingHold hold : inOrder) {
            UUID authority = hold.agreementId();
            Room own = authority == null
                    ? settings.roomForNobody()
                    : new Room(
                            settings.perAuthority(), used.by(authority), aheadByAuthority.getOrDefault(authority, 0));
            SafetyVerdict verdict = check(new SafetyFacts(
                    hold.cause(),
                    hold.isProtected(),
                    hold.releasedBy().size(),
                    settings.isKillSwitchThrown(),
                    own,
                    new Room(settings.total(), used.total(), ahead)));
            verdicts.put(hold.holdId(), verdict);
            if (isStoppable(hold.cause())) {
                if (authority != null && waitsForAuthority(verdict)) {
                    aheadByAuthority.merge(authority, 1, Integer::sum);
                }
                ahead += waitsForTotal(verdict) ? 1 : 0;
            }
        }
        return verdicts;
    }

    /// Whether a place of its authority's is kept for it.
    private static boolean waitsForAuthority(SafetyVerdict verdict) {
        return switch (verdict) {
            case Clear() -> true;
            case Waits(var reason) ->
                switch (reason) {
                    case KILL_SWITCH, AUTHORITY_LIMIT, TOTAL_LIMIT -> true;
                    case PROTECTED_NAME -> false;
                };
        };
    }

    /// Whether a place among all is kept for it. One that its authority's limit holds back is in nobody's way.
    private static boolean waitsForTotal(SafetyVerdict verdict) {
        return switch (verdict) {
            case Clear() -> true;
            case Waits(var reason) ->
                switch (reason) {
                    case KILL_SWITCH, TOTAL_LIMIT -> true;
                    case AUTHORITY_LIMIT, PROTECTED_NAME -> false;
                };
        };
    }

    private SafetyRules() {}
}
