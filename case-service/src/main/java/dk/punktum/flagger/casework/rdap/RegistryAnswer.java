package dk.punktum.flagger.casework.rdap;

import java.util.List;

/// What came of asking the register about a name.
public sealed interface RegistryAnswer {

    /// It is registered.
    ///
    /// @param statuses in the words of RFC 8056, such as `server hold`
    /// @param seized   the police are its registrant
    /// @param nameServers host names as A-labels, lower case, without trailing dot
    record Registered(List<String> statuses, boolean seized, List<String> nameServers) implements RegistryAnswer {

        public Registered {
            statuses = List.copyOf(statuses);
            nameServers = List.copyOf(nameServers);
        }
    }

    /// It is not registered.
    record NotRegistered() implements RegistryAnswer {}

    /// No answer, or none that can be relied upon. To be asked again later.
    ///
    /// @param fault for the log: a status code or the kind of failure, never what the other side wrote
    record NoAnswer(String fault) implements RegistryAnswer {}
}
