package dk.punktum.flagger.console.tail;

import dk.punktum.flagger.console.page.Language;
import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.reading.Reading;
import dk.punktum.flagger.console.reading.RecordFilter;
import dk.punktum.flagger.console.reading.RecordView;
import dk.punktum.flagger.console.reading.SeenRecord;
import dk.punktum.flagger.console.reading.SeenRecords;
import dk.punktum.flagger.console.stream.Streams;
import dk.punktum.flagger.console.stream.Viewer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Brings new records to the browsers that want them. A row is made once for each language, however many
/// look on.
@ApplicationScoped
class TailNews {

    private static final Logger LOG = Logger.getLogger(TailNews.class);

    private record Watcher(Viewer viewer, RecordFilter filter) {}

    private final Streams streams;
    private final SeenRecords records;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

    TailNews(Streams streams, SeenRecords records, Reading reading) {
        this.streams = streams;
        this.records = records;
        reading.whenRead(this::tell);
    }

    /// First the newest that are there, so that nothing is missed between the page and its stream, or while
    /// the connection was lost; then each as it comes.
    Multi<OutboundSseEvent> open(Texts t, RecordFilter filter, int rows) {
        return streams.open(t, viewer -> {
            var watcher = new Watcher(viewer, filter);
            watchers.add(watcher);
            viewer.whenClosed(() -> watchers.remove(watcher));
            Infrastructure.getDefaultWorkerPool().execute(() -> showNewest(watcher, rows));
        });
    }

    private void showNewest(Watcher watcher, int rows) {
        try {
            var html = new StringBuilder();
            for (SeenRecord record : records.newest(watcher.filter(), rows)) {
                html.append(html(watcher.viewer().t(), record));
            }
            watcher.viewer().part("tail", html.toString());
        } catch (RuntimeException e) {
            LOG.warnf("the newest records can not be shown: %s", e.getMessage());
        }
    }

    void tell(List<SeenRecord> fresh) {
        if (watchers.isEmpty()) {
            return;
        }
        for (SeenRecord record : fresh) {
            Map<Language, String> made = new EnumMap<>(Language.class);
            for (Watcher watcher : watchers) {
                if (watcher.filter().matches(record)) {
                    Texts t = watcher.viewer().t();
                    watcher.viewer().row("tail", made.computeIfAbsent(t.language(), _ -> html(t, record)));
                }
            }
        }
        watchers.forEach(watcher -> sayWhatIsLeftOut(watcher.viewer()));
    }

    private static void sayWhatIsLeftOut(Viewer viewer) {
        long leftOut = viewer.leftOut();
        if (leftOut > 0) {
            Texts t = viewer.t();
            viewer.part("left-out", t.of("tail.left-out", t.number(leftOut)));
        }
    }

    private static String html(Texts t, SeenRecord record) {
        return TailPage.Templates.row(t, new RecordView(record)).render();
    }
}
