package dk.punktum.flagger.bench.load;

/// What went through the whole chain while nothing could pile up in it.
///
/// @param suspended how many names were seen on `domain-suspended` in the time that counts
/// @param seconds   that time
/// @param repeats   how many flags had to be handed in again, after a fault
/// @param ownCores  how many cores this process has used: load generator, token server and mail server
public record Flow(long suspended, double seconds, long repeats, double ownCores) {

    public double perSecond() {
        return suspended / seconds;
    }
}
