package dk.punktum.flagger.standin.register;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A registration and the suspension that may lie on it.
///
/// The two are kept apart, so that lifting a suspension takes away what the suspension put there and nothing else: a
/// lock that stood before stands after.
///
/// @param suspension absent when the name is free
/// @param sequence   of the newest suspension change that was taken in; 0 when there was none
public record RegisteredName(
        Registration registration, @Nullable Suspension suspension, long sequence) {

    /// Every status that the name carries now, in the order of the enum.
    public Set<EppStatus> statuses() {
        Set<EppStatus> all = EnumSet.noneOf(EppStatus.class);
        all.addAll(registration.statuses());
        if (suspension != null) {
            all.addAll(suspension.statuses());
        }
        return all;
    }

    /// What the name is delegated to now, or would be if it were in the zone.
    public List<String> nameServers() {
        LandingPage landingPage = landingPage();
        return landingPage == null ? registration.nameServers() : landingPage.nameServers();
    }

    /// Those that belong to [#nameServers].
    public List<DsRecord> dsRecords() {
        LandingPage landingPage = landingPage();
        return landingPage == null ? registration.dsRecords() : landingPage.dsRecords();
    }

    /// As it would be without any suspension.
    public RegisteredName withoutSuspension() {
        return new RegisteredName(registration, null, sequence);
    }

    /// Whether the name has a delegation in the zone. RFC 5731: a hold means that it is not published. Without a
    /// landing
    /// page a held name has none either, whatever its statuses are: in doubt a held name leads nowhere.
    public boolean inZone() {
        Set<EppStatus> now = statuses();
        return !nameServers().isEmpty()
                && (suspension == null || suspension.landingPage() != null)
                && !now.contains(EppStatus.SERVER_HOLD)
                && !now.contains(EppStatus.CLIENT_HOLD);
    }

    /// Whether the zone has the addresses of hosts on this name. They go with the name's own delegation, so a landing
    /// page does not keep them.
    public boolean hostsInZone() {
        return suspension == null && inZone();
    }

    /// The same number again is not old: it is the same change as another topic tells it, and may know more of it.
    boolean isPast(SuspensionChange change) {
        return change.sequence() < sequence;
    }

    RegisteredName after(SuspensionChange change) {
        return switch (change) {
            case SuspensionChange.Suspend suspend ->
                new RegisteredName(registration, suspend.suspension(), suspend.sequence());
            case SuspensionChange.Release release ->
                new RegisteredName(
                        release.restore() == null ? registration : registration.with(release.restore()),
                        null,
                        release.sequence());
        };
    }

    private @Nullable LandingPage landingPage() {
        return suspension == null ? null : suspension.landingPage();
    }
}
