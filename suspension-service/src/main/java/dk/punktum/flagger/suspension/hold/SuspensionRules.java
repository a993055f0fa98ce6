package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.suspension.effect.Effects.LastOrder;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a hold does to a name, and what its end does. No clock, no database, no network.
final class SuspensionRules {

    /// What comes of a hold that is to be placed.
    enum Placing {
        /// The name becomes a suspended one.
        FIRST,
        /// The name is suspended already; it has one more reason to be.
        FURTHER,
        /// The case is over: nothing is placed.
        CANCEL,
        /// It wants to lead the name to a landing page, and there is none.
        NO_LANDING_PAGE,
        /// It is not known yet how to put the name back.
        SNAPSHOT_MISSING,
        /// It has been placed, or is over.
        NOTHING
    }

    /// @param caseClosed    whether what the hold rests on is over
    /// @param landingPage   whether one is configured
    /// @param snapshotReady whether the snapshot for the next change is committed
    static Placing place(
            SuspensionStatus name,
            HoldStatus hold,
            Measure measure,
            boolean caseClosed,
            boolean landingPage,
            boolean snapshotReady) {
        if (hold != HoldStatus.REQUESTED) {
            return Placing.NOTHING;
        }
        if (caseClosed) {
            return Placing.CANCEL;
        }
        if (measure == Measure.LANDING_PAGE && !landingPage) {
            return Placing.NO_LANDING_PAGE;
        }
        return switch (name) {
            case SUSPENDED -> Placing.FURTHER;
            case FREE -> snapshotReady ? Placing.FIRST : Placing.SNAPSHOT_MISSING;
        };
    }

    /// What comes of a hold whose case is over.
    enum Lifting {
        /// It was never placed.
        CANCEL,
        /// Others stand: the name stays suspended.
        OTHERS_STAND,
        /// The name becomes free.
        LAST,
        /// It is over already.
        NOTHING
    }

    /// @param standing how many holds are placed on the name, this one included
    static Lifting lift(HoldStatus hold, int standing) {
        return switch (hold) {
            case REQUESTED -> Lifting.CANCEL;
            case PLACED -> standing > 1 ? Lifting.OTHERS_STAND : Lifting.LAST;
            case LIFTED, CANCELLED, ABANDONED -> Lifting.NOTHING;
        };
    }

    /// Which of the holds that stand decides what happens to the name: out of the zone is stronger than a landing
    /// page; among equals the one that was placed first.
    static Hold deciding(List<Hold> standing) {
        return standing.stream()
                .min(Comparator.comparing((Hold hold) -> strength(hold.measure()))
                        .thenComparing(Hold::placedSequence))
                .orElseThrow(() -> new IllegalStateException("no hold stands"));
    }

    private static int strength(Measure measure) {
        return switch (measure) {
            case SUSPEND -> 0;
            case LANDING_PAGE -> 1;
        };
    }

    /// Where the snapshot for a first hold comes from.
    enum SnapshotSource {
        /// As the register shows the name.
        REGISTER,
        /// As the register shows the name, unless it still shows our own hold.
        REGISTER_UNLESS_HELD,
        /// The snapshot before: what the register shows may be our own doing.
        EARLIER
    }

    /// The register lags behind our orders. What it shows while an order is under way must not be kept as what was
    /// there
    /// before us, or the name would one day be put back as a suspended one.
    ///
    /// @param last the order before, if there ever was one on this name
    static SnapshotSource source(Optional<LastOrder> last) {
        if (last.isEmpty() || last.get().proven()) {
            return SnapshotSource.REGISTER;
        }
        // For ever would be wrong, too: what the holder has changed since then would be lost.
        return last.get().settled() ? SnapshotSource.REGISTER_UNLESS_HELD : SnapshotSource.EARLIER;
    }

    /// Whether what the register shows is to be kept as what was there before the hold.
    ///
    /// @param earlier the snapshot before, if there is one
    static boolean isBelieved(SnapshotSource source, HoldSnapshot shown, @Nullable HoldSnapshot earlier) {
        return switch (source) {
            case REGISTER -> true;
            case REGISTER_UNLESS_HELD -> earlier == null || !showsHold(shown) || showsHold(earlier);
            case EARLIER -> false;
        };
    }

    private static boolean showsHold(HoldSnapshot name) {
        // Whichever measure it was.
        return name.statuses().containsAll(SuspensionStatuses.OF_LANDING_PAGE);
    }

    private SuspensionRules() {}
}
