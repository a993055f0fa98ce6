package dk.punktum.flagger.crash.invariant;

/// One name, as four witnesses have it.
///
/// @param zone          what the zone's server answers
/// @param register      what RDAP says, but for times
/// @param zoneBefore    the same before anything happened to it
/// @param registerBefore the same
/// @param told          the newest `suspension-state`: `none`, or sequence and whether it is suspended
/// @param serversBefore the name servers that the name had before anything happened to it, sorted
/// @param toldServersBefore the same, as the newest `suspension-state` has it
/// @param database      the same as `told` in suspension-service's database
public record NameSeen(
        String domain,
        String zone,
        String register,
        String zoneBefore,
        String registerBefore,
        String told,
        String database,
        String serversBefore,
        String toldServersBefore,
        boolean suspended) {}
