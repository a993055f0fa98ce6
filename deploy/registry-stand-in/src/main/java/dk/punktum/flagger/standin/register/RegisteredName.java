package dk.punktum.flagger.standin.register;

import java.util.EnumSet;
import java.util.Set;

/// A registration and the suspension that may lie on it.
///
/// The two are kept apart, so that lifting a suspension takes away what the suspension put there and nothing else: a
/// lock that stood before stands after.
///
/// @param suspension statuses that the suspension puts on the name; empty when it is free
/// @param sequence   of the newest suspension change that was taken in; 0 when there was none
public record RegisteredName(Registration registration, Set<EppStatus> suspension, long sequence) {

    public RegisteredName {
        suspension = Set.copyOf(suspension);
    }

    /// Every status that the name carries now, in the order of the enum.
    public Set<EppStatus> statuses() {
        Set<EppStatus> all = EnumSet.noneOf(EppStatus.class);
        all.addAll(registration.statuses());
        all.addAll(suspension);
        return all;
    }

    /// Whether the name has its delegation in the zone. RFC 5731: a hold means that it is not published.
    public boolean inZone() {
        Set<EppStatus> now = statuses();
        return !registration.nameServers().isEmpty()
                && !now.contains(EppStatus.SERVER_HOLD)
                && !now.contains(EppStatus.CLIENT_HOLD);
    }

    /// The same number again is not old: it is the same change as another topic tells it, and may know more of it.
    boolean isPast(SuspensionChange change) {
        return change.sequence() < sequence;
    }

    RegisteredName after(SuspensionChange change) {
        return switch (change) {
            case SuspensionChange.Suspend suspend ->
                new RegisteredName(registration, suspend.statuses(), suspend.sequence());
            case SuspensionChange.Release release ->
                new RegisteredName(
                        release.restore() == null ? registration : registration.with(release.restore()),
                        Set.of(),
                        release.sequence());
        };
    }
}
