package dk.punktum.flagger.console.figures;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One line of a picture and of its table.
///
/// @param shown  the figure, as it is written
/// @param length of the bar, 0 to 100; the longest of a picture is 100
@TemplateData
record Bar(String label, String shown, double length) {

    /// A figure before it is set against the others.
    record Raw(String label, String shown, double figure) {}

    static List<Bar> of(List<Raw> figures) {
        double longest = figures.stream().mapToDouble(Raw::figure).max().orElse(0);
        var bars = new ArrayList<Bar>();
        for (Raw raw : figures) {
            double length = longest == 0 ? 0 : Math.round(1000 * raw.figure() / longest) / 10.0;
            bars.add(new Bar(raw.label(), raw.shown(), length));
        }
        return Collections.unmodifiableList(bars);
    }
}
