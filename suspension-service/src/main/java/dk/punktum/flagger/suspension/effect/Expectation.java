package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import org.jspecify.annotations.Nullable;

/// What the registry is to show of a name by its newest order.
public final class Expectation {

    private final Watch watch;
    private final long sequence;
    private final boolean watched;

    Expectation(Watch watch, long sequence, boolean watched) {
        this.watch = watch;
        this.sequence = sequence;
        this.watched = watched;
    }

    public DomainName domain() {
        return watch.domain();
    }

    /// Of the order.
    public long sequence() {
        return sequence;
    }

    /// Held, or put back.
    public Change change() {
        return watch.change();
    }

    /// What the name looks like when nobody holds it.
    public HoldSnapshot free() {
        return watch.free();
    }

    /// Where the name is to lead while it is held; null: it is to be out of the zone, or free.
    public @Nullable Delegation landing() {
        return watch.landing();
    }

    /// Whether somebody still looks for it.
    public boolean isWatched() {
        return watched;
    }

    Watch watch() {
        return watch;
    }
}
