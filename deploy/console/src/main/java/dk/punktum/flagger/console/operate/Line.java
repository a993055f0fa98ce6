package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.services.ServiceName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a dry run, or of what came of it.
///
/// @param about  a domain name, or an id
/// @param detail codes and figures
/// @param order  what stands on the same key, in the order in which it is tried
public record Line(
        ServiceName service,
        WaitingKind kind,
        String about,
        Outcome outcome,
        @Nullable String detail,
        List<Place> order) {

    /// @param chosen whether it was chosen, or goes along because it stands on the same key
    public record Place(String what, String code, boolean chosen) {}

    static Line of(Waiting waiting, Outcome outcome, @Nullable String detail) {
        return new Line(waiting.service(), waiting.kind(), waiting.about(), outcome, detail, List.of());
    }
}
