package dk.punktum.flagger.console.figures;

import dk.punktum.flagger.console.page.Page;
import dk.punktum.flagger.console.page.Texts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The page Figures, of the orders that were received within a period, and the same as a file.
@Path("/figures")
@RolesAllowed(Page.VIEWER)
class FiguresPage {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    @CheckedTemplate(basePath = "figures")
    static final class Templates {
        static native TemplateInstance figures(
                Texts t,
                @Nullable Period period,
                List<String> choices,
                FiguresView figures,
                String reachesBack,
                String from,
                String to);

        private Templates() {}
    }

    private final Page page;
    private final Orders orders;
    private final Clock clock;

    FiguresPage(Page page, Orders orders, Clock clock) {
        this.page = page;
        this.orders = orders;
        this.clock = clock;
    }

    /// @param code a month, quarter or year; else the two days count
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(
            @QueryParam("period") @Nullable String code,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), DENMARK);
        Period period = Period.of(code, from, to, today).orElse(null);
        var figures = new FiguresView(page.t(), received(period), authorities(period));
        String reachesBack =
                Optional.ofNullable(orders.oldest()).map(page.t()::time).orElse("");
        return Templates.figures(
                page.t(),
                period,
                Period.choices(today),
                figures,
                reachesBack,
                period == null ? "" : period.from().toString(),
                period == null ? "" : period.to().toString());
    }

    /// 400: no period.
    @GET
    @Path("/figures.csv")
    @Produces("text/csv; charset=UTF-8; header=present")
    public Response download(
            @QueryParam("period") @Nullable String code,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Period period = Period.of(code, from, to, LocalDate.ofInstant(clock.instant(), DENMARK))
                .orElseThrow(BadRequestException::new);
        String file = FiguresCsv.write(FiguresRules.byAuthorityAndGround(received(period)), authorities(period));
        return Response.ok(file)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"figures_%s_%s.csv\"".formatted(period.from(), period.to()))
                .build();
    }

    private List<Order> received(@Nullable Period period) {
        return period == null ? List.of() : orders.received(period.begin(), period.end());
    }

    private Map<UUID, String> authorities(@Nullable Period period) {
        return period == null ? Map.of() : orders.authorities();
    }
}
