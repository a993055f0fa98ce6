package dk.punktum.flagger.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// What the person at the terminal sees. Colour only where there is a terminal, and never as the only sign.
public final class Screen {

    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colour;

    public Screen(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    synchronized void title(String text) {
        out.println();
        out.println(paint(BOLD, text));
    }

    synchronized void line(String text) {
        out.println("  " + text);
    }

    synchronized void quiet(String text) {
        text.lines().forEach(line -> out.println("      " + paint(DIM, line)));
    }

    /// @param since the start of the story
    synchronized void done(Duration since, String text) {
        out.println("  %s %s %s"
                .formatted(
                        paint(GREEN, "✓"),
                        paint(DIM, String.format(Locale.ROOT, "%7.3f s", since.toNanos() / 1e9)),
                        text));
    }

    public synchronized void up(String what, Duration took) {
        out.println("  %s %-22s %s"
                .formatted(
                        paint(GREEN, "✓"),
                        what,
                        paint(DIM, String.format(Locale.ROOT, "%5.1f s", took.toNanos() / 1e9))));
    }

    synchronized void failed(String text) {
        out.println("  %s %s".formatted(paint(RED, "✗"), text));
    }

    private String paint(String code, String text) {
        return colour ? code + text + PLAIN : text;
    }
}
