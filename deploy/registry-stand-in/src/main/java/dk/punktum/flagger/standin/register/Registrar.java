package dk.punktum.flagger.standin.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who manages names for registrants.
///
/// @param handle      `DKHM1-DK` stands for "none: the registrant manages the name at the registry"
/// @param abuse       mailbox for reports of abuse; absent when there is no registrar to notify
/// @param nameServers what the registrar's customers get when they choose nothing else
public record Registrar(
        String handle, String name, @Nullable String abuse, List<String> nameServers) {

    public Registrar {
        nameServers = List.copyOf(nameServers);
    }
}
