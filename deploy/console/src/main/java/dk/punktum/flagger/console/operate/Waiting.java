package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.services.ServiceName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that waits for a person.
///
/// @param id     by which its service knows it
/// @param about  a domain name, or an id; empty when the record does not say
/// @param code   why, as its service says
/// @param detail class names, codes and places; never content
/// @param trace  what to look for on the page Trace; null when nothing is known
/// @param facts  what else is known of it, as `name: value`
record Waiting(
        ServiceName service,
        WaitingKind kind,
        String id,
        String about,
        String code,
        @Nullable String detail,
        Instant since,
        @Nullable String trace,
        List<String> facts) {

    /// What a form sends to name it.
    public String reference() {
        return service.label() + " " + kind + " " + id;
    }

    public String why(Texts t) {
        return t.of(kind.whyKey(code));
    }

    public boolean canBeSetGoing() {
        return kind.canBeSetGoing(code);
    }

    /// Address of its story; empty when there is none to look for.
    public String traceAddress() {
        return trace == null || trace.isEmpty() ? "" : "/trace?q=" + URLEncoder.encode(trace, StandardCharsets.UTF_8);
    }
}
