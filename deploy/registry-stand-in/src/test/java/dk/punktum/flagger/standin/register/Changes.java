package dk.punktum.flagger.standin.register;

import dk.punktum.flagger.events.DomainName;
import java.util.List;
import java.util.Set;

/// Suspension changes for tests.
public final class Changes {

    public static final Set<EppStatus> THE_FIVE = Set.of(
            EppStatus.SERVER_HOLD,
            EppStatus.SERVER_UPDATE_PROHIBITED,
            EppStatus.SERVER_TRANSFER_PROHIBITED,
            EppStatus.SERVER_RENEW_PROHIBITED,
            EppStatus.SERVER_DELETE_PROHIBITED);

    /// Those of a name that shows a landing page: all but the hold.
    public static final Set<EppStatus> THE_LOCKS = Set.of(
            EppStatus.SERVER_UPDATE_PROHIBITED,
            EppStatus.SERVER_TRANSFER_PROHIBITED,
            EppStatus.SERVER_RENEW_PROHIBITED,
            EppStatus.SERVER_DELETE_PROHIBITED);

    public static final Suspension OUT_OF_THE_ZONE = new Suspension(THE_FIVE, null);

    public static final LandingPage LANDING_PAGE =
            new LandingPage(List.of("ns1.landing.example"), List.of(new DsRecord(4711, 13, 2, "ABCD")));

    public static SuspensionChange suspend(String name, long sequence) {
        return new SuspensionChange.Suspend(DomainName.of(name), sequence, OUT_OF_THE_ZONE);
    }

    public static SuspensionChange lead(String name, long sequence, LandingPage landingPage) {
        return new SuspensionChange.Suspend(DomainName.of(name), sequence, new Suspension(THE_LOCKS, landingPage));
    }

    public static SuspensionChange release(String name, long sequence) {
        return new SuspensionChange.Release(DomainName.of(name), sequence, null);
    }

    public static SuspensionChange release(String name, long sequence, Restore restore) {
        return new SuspensionChange.Release(DomainName.of(name), sequence, restore);
    }

    private Changes() {}
}
