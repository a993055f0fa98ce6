package dk.punktum.flagger.console.stream;

import dk.punktum.flagger.console.page.Language;
import dk.punktum.flagger.console.page.Texts;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What one page shows to all who have it open: the newest of each part. Each part is made once per
/// language, however many look on, and whoever comes later gets it at once.
public final class PageStream {

    private final Streams streams;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<Language, String>> parts = new ConcurrentHashMap<>();

    PageStream(Streams streams) {
        this.streams = streams;
    }

    /// What a resource returns from its method with `@Produces(SERVER_SENT_EVENTS)`.
    ///
    /// @throws jakarta.ws.rs.ServiceUnavailableException when as many streams are open as may be
    public Multi<OutboundSseEvent> open(Texts t) {
        return streams.open(t, viewer -> {
            viewer.whenClosed(() -> viewers.remove(viewer));
            viewers.add(viewer);
            parts.forEach((name, html) -> viewer.part(name, inLanguage(html, t)));
        });
    }

    /// Whether anybody looks on: a page may save the work when nobody does.
    public boolean isWatched() {
        return !viewers.isEmpty();
    }

    /// Replaces the element with `data-part="<name>"` in every open page. Does nothing when it is as
    /// before.
    ///
    /// @param html makes the HTML in a language; most often a template rendered with `t`
    public void part(String name, Function<Texts, String> html) {
        var made = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            made.put(language, html.apply(Texts.in(language)));
        }
        if (!made.equals(parts.put(name, made))) {
            viewers.forEach(viewer -> viewer.part(name, inLanguage(made, viewer.t())));
        }
    }

    private static String inLanguage(Map<Language, String> html, Texts t) {
        return html.getOrDefault(t.language(), "");
    }
}
