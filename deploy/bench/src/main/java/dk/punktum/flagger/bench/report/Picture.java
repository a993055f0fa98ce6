package dk.punktum.flagger.bench.report;

import java.util.List;
import java.util.Locale;

/// Figures with a yardstick as bars (SVG): the yardstick's length is the same for all, ours is drawn beside it.
public final class Picture {

    private static final int LINE = 34;
    private static final int LEFT = 330;
    private static final int YARDSTICK = 260;
    private static final double LONGEST = 2;

    public static String of(String title, List<Figure> figures) {
        List<Figure> drawn =
                figures.stream().filter(figure -> figure.yardstick() != null).toList();
        int width = (int) (LEFT + LONGEST * YARDSTICK + 90);
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" role="img">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="10" y="22" font-weight="bold">%s</text>
                """.formatted(width, 50 + LINE * drawn.size(), escaped(title), escaped(title)));
        for (int i = 0; i < drawn.size(); i++) {
            svg.append(bars(drawn.get(i), 40 + i * LINE));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String bars(Figure figure, int y) {
        double length = Math.min(LONGEST, figure.ratio()) * YARDSTICK;
        return String.format(
                Locale.ROOT,
                """
                <text x="10" y="%d">%s %s</text>
                <rect x="%d" y="%d" width="%d" height="8" fill="#bbb"/>
                <rect x="%d" y="%d" width="%.1f" height="12" fill="%s"/>
                <text x="%.1f" y="%d">%.2f ×</text>
                """,
                y + 14,
                figure.row(),
                escaped(figure.what()),
                LEFT,
                y + 16,
                YARDSTICK,
                LEFT,
                y + 3,
                length,
                figure.isReached() ? "#2a6f4e" : "#a4402f",
                LEFT + length + 6,
                y + 14,
                figure.ratio());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private Picture() {}
}
