package dk.punktum.flagger.console.figures;

import dk.punktum.flagger.console.figures.Bar.Raw;
import dk.punktum.flagger.console.figures.FiguresRules.Group;
import dk.punktum.flagger.console.page.Texts;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The figures as a person reads them, in her language.
@TemplateData
final class FiguresView {

    private final Texts t;
    private final Figures all;
    private final Map<Group, Figures> groups;
    private final Map<UUID, String> authorities;

    FiguresView(Texts t, List<Order> orders, Map<UUID, String> authorities) {
        this.t = t;
        this.all = FiguresRules.of(orders);
        this.groups = FiguresRules.byAuthorityAndGround(orders);
        this.authorities = authorities;
    }

    public boolean isEmpty() {
        return all.orders() == 0;
    }

    /// A row of the table by authority and ground.
    @TemplateData
    public record Row(
            Bar orders,
            String ground,
            String upheld,
            String refused,
            String undecided,
            String toAcknowledge,
            String toDecide,
            String toEffect) {}

    public List<Row> rows() {
        List<Bar> bars = Bar.of(groups.entrySet().stream()
                .map(entry -> count(
                        authorities.getOrDefault(
                                entry.getKey().agreementId(),
                                entry.getKey().agreementId().toString()),
                        entry.getValue().orders()))
                .toList());
        var rows = new ArrayList<Row>();
        groups.forEach((group, figures) -> rows.add(new Row(
                bars.get(rows.size()),
                group.ground(),
                t.number(figures.upheld()),
                t.number(figures.refused()),
                t.number(figures.undecided()),
                shown(figures.toAcknowledge()),
                shown(figures.toDecide()),
                shown(figures.toEffect()))));
        return rows;
    }

    /// The median times of all orders.
    public List<Bar> times() {
        return Bar.of(List.of(
                time("acknowledge", all.toAcknowledge()),
                time("decide", all.toDecide()),
                time("effect", all.toEffect())));
    }

    public List<Bar> verdicts() {
        return Bar.of(List.of(
                count(t.of("figures.upheld"), all.upheld()),
                count(t.of("figures.refused"), all.refused()),
                count(t.of("figures.undecided"), all.undecided())));
    }

    public List<Bar> refusals() {
        return Bar.of(all.refusals().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> count(t.of("figures.reason." + entry.getKey().name()), entry.getValue()))
                .toList());
    }

    public List<Bar> reversals() {
        return Bar.of(List.of(
                count(t.of("figures.reversed"), all.reversed()),
                count(t.of("figures.annulled"), all.annulled()),
                count(t.of("figures.withdrawn"), all.withdrawn())));
    }

    private Raw count(String label, int figure) {
        return new Raw(label, t.number(figure), figure);
    }

    private Raw time(String until, Optional<Duration> length) {
        return new Raw(
                t.of("figures.to-" + until),
                shown(length),
                length.map(Duration::toMillis).orElse(0L));
    }

    private String shown(Optional<Duration> length) {
        return length.map(it ->
                        it.toSeconds() < 10 ? t.of("figures.seconds", t.decimal(it.toMillis() / 1e3)) : t.duration(it))
                .orElse("–");
    }
}
