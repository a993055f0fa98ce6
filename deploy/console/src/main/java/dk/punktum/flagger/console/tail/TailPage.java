package dk.punktum.flagger.console.tail;

import dk.punktum.flagger.console.page.Page;
import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.reading.RecordFilter;
import dk.punktum.flagger.console.reading.RecordView;
import dk.punktum.flagger.console.reading.SeenRecords;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page Live tail, and its stream. Without JavaScript it shows the newest records that match.
@Path("/tail")
@RolesAllowed(Page.VIEWER)
class TailPage {

    @CheckedTemplate(basePath = "tail")
    static final class Templates {
        static native TemplateInstance tail(
                Texts t,
                TailQuery query,
                boolean understood,
                List<String> topics,
                List<Integer> choices,
                List<RecordView> rows);

        static native TemplateInstance row(Texts t, RecordView row);

        private Templates() {}
    }

    private final Page page;
    private final SeenRecords records;
    private final TailNews news;

    TailPage(Page page, SeenRecords records, TailNews news) {
        this.page = page;
        this.records = records;
        this.news = news;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("case") @Nullable String caseNumber,
            @QueryParam("topic") List<String> topics,
            @QueryParam("rows") @DefaultValue("50") int rows) {
        TailQuery query = TailQuery.of(domain, caseNumber, topics, rows);
        Optional<RecordFilter> filter = query.filter();
        List<RecordView> newest = filter.stream()
                .flatMap(wanted -> records.newest(wanted, query.rows()).stream())
                .map(RecordView::new)
                .toList();
        return Templates.tail(page.t(), query, filter.isPresent(), TailQuery.TOPICS, TailQuery.ROWS, newest);
    }

    /// 400: what is given as a domain is none.
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("case") @Nullable String caseNumber,
            @QueryParam("topic") List<String> topics,
            @QueryParam("rows") @DefaultValue("50") int rows) {
        TailQuery query = TailQuery.of(domain, caseNumber, topics, rows);
        return news.open(page.t(), query.filter().orElseThrow(BadRequestException::new), query.rows());
    }
}
