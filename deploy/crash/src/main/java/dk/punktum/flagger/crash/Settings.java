package dk.punktum.flagger.crash;

import dk.punktum.flagger.crash.fault.Fault.Kind;
import dk.punktum.flagger.local.Ports.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// How the system is to be tried.
///
/// @param home     where the project was built
/// @param out      where reports, acknowledgements and logs are put
/// @param rounds   how many
/// @param seed     of the first round; each further round has the next number
/// @param duration how long clients act in a round
/// @param settle   how long it may take until everything has come to rest
/// @param services those that may be killed
/// @param kinds    what may happen; what this machine can not do is left out
record Settings(
        Path home,
        Path out,
        int rounds,
        long seed,
        Duration duration,
        Duration settle,
        List<Part> services,
        Set<Kind> kinds) {}
