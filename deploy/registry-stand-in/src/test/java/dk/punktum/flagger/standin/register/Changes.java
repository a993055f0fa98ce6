package dk.punktum.flagger.standin.register;

import dk.punktum.flagger.events.DomainName;
import java.util.Set;

/// Suspension changes for tests.
public final class Changes {

    public static final Set<EppStatus> THE_FIVE = Set.of(
            EppStatus.SERVER_HOLD,
            EppStatus.SERVER_UPDATE_PROHIBITED,
            EppStatus.SERVER_TRANSFER_PROHIBITED,
            EppStatus.SERVER_RENEW_PROHIBITED,
            EppStatus.SERVER_DELETE_PROHIBITED);

    public static SuspensionChange suspend(String name, long sequence) {
        return new SuspensionChange.Suspend(DomainName.of(name), sequence, THE_FIVE);
    }

    public static SuspensionChange release(String name, long sequence) {
        return new SuspensionChange.Release(DomainName.of(name), sequence, null);
    }

    public static SuspensionChange release(String name, long sequence, Restore restore) {
        return new SuspensionChange.Release(DomainName.of(name), sequence, restore);
    }

    private Changes() {}
}
