package dk.punktum.flagger.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Figures as a table of text, which Markdown takes for one as well.
public final class Table {

    private static final List<String> HEAD =
            List.of("", "what", "ours", "(spread)", "yardstick", "(spread)", "ratio", "to reach", "");

    public static String of(List<Figure> figures) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        figures.forEach(figure -> lines.add(line(figure)));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEAD.size(); column++) {
            int at = column;
            widths.add(
                    lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0));
        }
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(padded(lines.get(i), widths));
            if (i == 0) {
                text.append(widths.stream().map("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|\n")));
            }
        }
        return text.toString();
    }

    private static String padded(List<String> cells, List<Integer> widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths.get(column) - cell.length());
            padded.add(column >= 2 && column <= 6 ? space + cell : cell + space);
        }
        return padded.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static List<String> line(Figure figure) {
        Spread yardstick = figure.yardstick();
        return List.of(
                figure.row(),
                figure.what(),
                number(figure.ours().median()) + " " + figure.unit(),
                spread(figure.ours()),
                yardstick == null ? "" : number(yardstick.median()) + " " + figure.unit(),
                yardstick == null ? "" : spread(yardstick),
                yardstick == null ? "" : String.format(Locale.ROOT, "%.2f", figure.ratio()),
                figure.goal().inWords(figure.unit()),
                figure.goal() instanceof Goal.None ? "" : figure.isReached() ? "reached" : "missed");
    }

    private static String spread(Spread spread) {
        return spread.least() == spread.most() ? "" : number(spread.least()) + " – " + number(spread.most());
    }

    /// Three digits that matter.
    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private Table() {}
}
