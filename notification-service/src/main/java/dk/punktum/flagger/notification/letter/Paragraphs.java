package dk.punktum.flagger.notification.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The paragraphs of one notice, from which plain text and HTML are made. So the two can not say different things.
///
/// In a template a blank line ends a paragraph. A line that begins with two spaces stays a line of its own: facts and
/// addresses. There are no links in the HTML on purpose: fake notices live on links that hide where they lead.
record Paragraphs(List<List<String>> paragraphs) {

    private static final int WIDTH = 76;
    private static final String INDENT = "  ";

    static Paragraphs in(String rendered) {
        var paragraphs = new ArrayList<List<String>>();
        for (String block : rendered.strip().split("\\n(?:[ \\t]*\\n)+")) {
            paragraphs.add(lines(block));
        }
        return new Paragraphs(paragraphs);
    }

    private static List<String> lines(String block) {
        var lines = new ArrayList<String>();
        boolean open = false;
        for (String line : block.split("\n")) {
            boolean fact = line.startsWith(INDENT);
            if (open && !fact) {
                lines.add(lines.removeLast() + " " + line.strip());
            } else {
                lines.add(fact ? INDENT + line.strip() : line.strip());
            }
            open = !fact;
        }
        return lines;
    }

    String text() {
        var text = new StringBuilder();
        for (List<String> lines : paragraphs) {
            lines.forEach(line ->
                    text.append(line.startsWith(INDENT) ? line : wrap(line)).append('\n'));
            text.append('\n');
        }
        return text.substring(0, text.length() - 1);
    }

    String html() {
        var html = new StringBuilder();
        for (List<String> lines : paragraphs) {
            List<String> escaped =
                    lines.stream().map(String::strip).map(Paragraphs::escape).toList();
            html.append("<p>").append(String.join("<br>\n", escaped)).append("</p>\n");
        }
        return html.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String wrap(String line) {
        var wrapped = new StringBuilder();
        int column = 0;
        for (String word : Arrays.asList(line.split(" +"))) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
