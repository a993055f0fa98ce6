package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a name is put back to when its last hold is lifted. Whatever somebody else has changed in the register
/// meanwhile stays as it is. No clock, no database, no network.
final class RestoreRules {

    /// @param restore what the register is to say
    /// @param changed the parts that somebody has changed
    record Restoring(RestoreOutcome outcome, HoldSnapshot restore, List<RegisterPart> changed) {}

    /// Whether to ask the register again before the name is put back.
    ///
    /// @param waiting how long the hold has waited to be lifted
    static boolean asksAgain(RegisterAnswer answer, Duration waiting, Duration lookFor) {
        return answer instanceof RegisterAnswer.Unavailable && waiting.compareTo(lookFor) < 0;
    }

    /// @param before   what the register said before the first hold
    /// @param landings where our holds have ever led the name
    static Restoring restore(HoldSnapshot before, Collection<Delegation> landings, RegisterAnswer answer) {
        return switch (answer) {
            case RegisterAnswer.Unavailable _ ->
                new Restoring(RestoreOutcome.NOT_LOOKED, withoutPassing(before), List.of());
            case RegisterAnswer.NotRegistered _ ->
                new Restoring(RestoreOutcome.NAME_GONE, withoutPassing(before), List.of());
            case RegisterAnswer.Registered registered ->
                registered.seized()
                        ? seized(before, registered.present())
                        : compare(before, landings, registered.present());
        };
    }

    /// A seized name is not ours to lift: not even our own statuses are taken away again.
    private static Restoring seized(HoldSnapshot before, HoldSnapshot present) {
        HoldSnapshot stays = withoutPassing(present);
        HoldSnapshot was = withoutPassing(before);
        return new Restoring(
                RestoreOutcome.SEIZED,
                stays,
                Stream.of(
                                part(RegisterPart.STATUSES, differ(was.statuses(), stays.statuses())),
                                part(RegisterPart.NAME_SERVERS, differ(was.nameServers(), stays.nameServers())),
                                part(RegisterPart.DS_RECORDS, differ(was.dsRecords(), stays.dsRecords())),
                                part(RegisterPart.AUTO_RENEW, renewsOtherwise(was, stays)))
                        .flatMap(List::stream)
                        .toList());
    }

    private static Restoring compare(HoldSnapshot before, Collection<Delegation> landings, HoldSnapshot present) {
        boolean statuses = differ(notOurs(before), notOurs(present));
        // The register may show our own doing: no servers at all, or those of the landing page. Then its DS records
        // say nothing either.
        boolean judged = !present.nameServers().isEmpty()
                && landings.stream().noneMatch(landing -> !differ(landing.nameServers(), present.nameServers()));
        boolean servers = judged && differ(before.nameServers(), present.nameServers());
        boolean ds = judged && differ(before.dsRecords(), present.dsRecords());
        boolean renewal = renewsOtherwise(before, present);
        List<RegisterPart> changed = Stream.of(
                        part(RegisterPart.STATUSES, statuses),
                        part(RegisterPart.NAME_SERVERS, servers),
                        part(RegisterPart.DS_RECORDS, ds),
                        part(RegisterPart.AUTO_RENEW, renewal))
                .flatMap(List::stream)
                .toList();
        return new Restoring(
                changed.isEmpty() ? RestoreOutcome.AS_BEFORE : RestoreOutcome.CHANGED_MEANWHILE,
                new HoldSnapshot(
                        statuses ? merged(before, present) : SuspensionStatuses.lasting(before.statuses()),
                        servers ? present.nameServers() : before.nameServers(),
                        ds ? present.dsRecords() : before.dsRecords(),
                        renewal ? present.autoRenew() : before.autoRenew()),
                changed);
    }

    /// Of our own five nobody can say whether somebody else would have them now: they are as they were before. So a
    /// register that lags behind our order is no change either.
    private static List<String> merged(HoldSnapshot before, HoldSnapshot present) {
        List<String> merged = new ArrayList<>(SuspensionStatuses.lasting(before.statuses()));
        merged.retainAll(SuspensionStatuses.ALL);
        merged.addAll(notOurs(present));
        return List.copyOf(merged);
    }

    private static List<String> notOurs(HoldSnapshot name) {
        return SuspensionStatuses.lasting(name.statuses()).stream()
                .filter(status -> !SuspensionStatuses.ALL.contains(status))
                .toList();
    }

    /// Not told is not changed.
    private static boolean renewsOtherwise(HoldSnapshot before, HoldSnapshot present) {
        @Nullable Boolean was = before.autoRenew();
        @Nullable Boolean is = present.autoRenew();
        return was != null && is != null && !was.equals(is);
    }

    private static HoldSnapshot withoutPassing(HoldSnapshot name) {
        return new HoldSnapshot(
                SuspensionStatuses.lasting(name.statuses()), name.nameServers(), name.dsRecords(), name.autoRenew());
    }

    /// In any order; hex digits of a digest mean the same in either case.
    private static boolean differ(List<String> one, List<String> other) {
        return !inOneCase(one).equals(inOneCase(other));
    }

    private static Set<String> inOneCase(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static List<RegisterPart> part(RegisterPart part, boolean changed) {
        return changed ? List.of(part) : List.of();
    }

    private RestoreRules() {}
}
