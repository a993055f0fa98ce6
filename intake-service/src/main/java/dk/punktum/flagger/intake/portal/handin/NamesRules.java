package dk.punktum.flagger.intake.portal.handin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How a list of names is taken apart. What each of them means is not asked here. No clock, no database.
final class NamesRules {

    /// What Danish spreadsheets write when they do not write UTF-8.
    private static final Charset FALLBACK = Charset.forName("windows-1252");

    /// Names as they were typed or pasted, between white space, commas and semicolons. Order and repetitions stay.
    static List<String> pasted(String text) {
        return cleaned(Arrays.stream(text.split("[\\s,;]+")));
    }

    /// The first column of a text file; a column ends at a comma, a semicolon or a tab.
    static List<String> inFile(byte[] content) {
        return cleaned(text(content).lines().map(line -> line.split("[,;\t]", 2)[0]));
    }

    private static List<String> cleaned(Stream<String> parts) {
        return parts.map(part -> part.strip().replaceAll("^[\"']|[\"']$", "").strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(content, FALLBACK);
        }
    }

    private NamesRules() {}
}
