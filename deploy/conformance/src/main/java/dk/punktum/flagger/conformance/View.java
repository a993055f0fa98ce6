package dk.punktum.flagger.conformance;

import dk.punktum.flagger.events.HoldSnapshot;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// How the kit looks at the consumer from outside.
interface View {

    /// What the consumer says of these names now.
    ///
    /// @return empty when it does not answer, as it should while it does not know enough
    Optional<Map<String, Seen>> look(Collection<String> names);

    /// What the consumer's own register says of a name that is not held, with `lock` among its statuses.
    ///
    /// @return empty when its register has no such name
    Optional<HoldSnapshot> before(String name);

    /// Whether the consumer has a register of its own, which names have to be taken from.
    boolean hasRegister();
}
