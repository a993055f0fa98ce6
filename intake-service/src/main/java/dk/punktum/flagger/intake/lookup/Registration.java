package dk.punktum.flagger.intake.lookup;

import java.util.List;

/// Whether a name exists, and how it stands, as the register says at this moment. Nothing is decided by it here: the
/// registry's case asks again.
public sealed interface Registration {

    /// @param statuses in the words of RDAP (RFC 8056), such as `server hold`
    /// @param seized   whether the police are the registrant
    record Registered(Registrar registrar, List<String> statuses, boolean seized) implements Registration {

        public Registered {
            statuses = List.copyOf(statuses);
        }
    }

    record NotRegistered() implements Registration {}

    /// The register was not asked, did not answer in time, or does not say.
    record Unknown() implements Registration {}
}
