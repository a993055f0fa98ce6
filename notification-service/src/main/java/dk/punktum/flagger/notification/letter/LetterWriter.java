package dk.punktum.flagger.notification.letter;

import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes notices from the templates of one version, in the recipient's language with the other one below.
///
/// Both, always: the language in the register is a guess for many, the mail is often read by somebody else, and a
/// deadline runs from it.
public final class LetterWriter {

    /// The newest templates. A change of words, however small, is a new folder; the kept copy names the one it came of.
    public static final String VERSION = "v1";

    private static final String ROOT = "/notices/" + VERSION;
    private static final String BETWEEN = "\n" + "-".repeat(72) + "\n\n";

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addLocator(LetterWriter::locate)
            .build();
    private final Words danish = new Words(ROOT + "/da/words.properties");
    private final Words english = new Words(ROOT + "/en/words.properties");

    /// @param authority what the public authority is called
    /// @param registry  what the registry calls itself
    /// @param reference the notice's own, see `Reference`
    /// @param checkAt   the web address where everybody can check that the notice is genuine
    public record Particulars(String authority, String registry, String reference, String checkAt) {}

    /// @param first the recipient's language
    public Letter write(
            NoticeOccasion occasion,
            NoticeRecipient recipient,
            Language first,
            Circumstances circumstances,
            Particulars particulars) {
        Sheet upper = sheet(occasion, recipient, first, circumstances, particulars);
        Sheet lower = sheet(occasion, recipient, first.other(), circumstances, particulars);
        String seeBelow = words(first.other()).of("letter", "below");
        return new Letter(
                upper.subject(),
                seeBelow + "\n\n" + upper.paragraphs().text() + BETWEEN
                        + lower.paragraphs().text(),
                html(first, seeBelow, upper, lower),
                List.of(first, first.other()),
                VERSION);
    }

    private record Sheet(Language language, String subject, Paragraphs paragraphs) {}

    private Sheet sheet(
            NoticeOccasion occasion,
            NoticeRecipient recipient,
            Language language,
            Circumstances circumstances,
            Particulars particulars) {
        Template template = engine.getTemplate("%s/%s-%s"
                .formatted(
                        language.code(),
                        occasion.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        recipient.name().toLowerCase(Locale.ROOT)));
        String[] parts =
                template.render(data(language, circumstances, particulars)).split("\n", 2);
        return new Sheet(language, parts[0].strip(), Paragraphs.in(parts[1]));
    }

    private Map<String, Object> data(Language language, Circumstances circumstances, Particulars particulars) {
        Words spoken = words(language);
        Map<String, Object> data = new HashMap<>();
        data.put("name", circumstances.domain().uLabel());
        data.put("technicalName", circumstances.domain().aLabel());
        data.put(
                "isIdn",
                !circumstances.domain().uLabel().equals(circumstances.domain().aLabel()));
        data.put("caseNumber", oneLine(circumstances.caseNumber()));
        data.put("further", circumstances.further());
        data.put("ground", circumstances.legalGround() == null ? "" : spoken.ofGround(circumstances.legalGround()));
        data.put("declineReason", word(spoken, "decline", code(circumstances.declineReason())));
        data.put("cause", word(spoken, "cause", circumstances.causeCode()));
        data.put("causeToAuthority", word(spoken, "cause-to-authority", circumstances.causeCode()));
        data.put("placedAt", moment(language, circumstances.placedAt()));
        data.put("plannedEnd", moment(language, circumstances.plannedEnd()));
        data.put("effectiveAt", moment(language, circumstances.effectiveAt()));
        data.put("liftedAt", moment(language, circumstances.liftedAt()));
        data.put(
                "timeToEffect",
                circumstances.millisToEffect() == null ? "" : language.writeSeconds(circumstances.millisToEffect()));
        data.put("authority", oneLine(particulars.authority()));
        data.put("registry", oneLine(particulars.registry()));
        data.put("reference", particulars.reference());
        data.put("checkAt", particulars.checkAt());
        return data;
    }

    private Words words(Language language) {
        return switch (language) {
            case DANISH -> danish;
            case ENGLISH -> english;
        };
    }

    private static String html(Language first, String seeBelow, Sheet upper, Sheet lower) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="UTF-8"><title>%s</title></head>
                <body>
                <p lang="%s">%s</p>
                <div lang="%s">
                %s</div>
                <hr>
                <div lang="%s">
                %s</div>
                </body>
                </html>
                """.formatted(
                        first.code(),
                        Paragraphs.escape(upper.subject()),
                        first.other().code(),
                        Paragraphs.escape(seeBelow),
                        upper.language().code(),
                        upper.paragraphs().html(),
                        lower.language().code(),
                        lower.paragraphs().html());
    }

    /// Names come from outside. In a mail they are one line, whatever somebody has put into them.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }

    private static String moment(Language language, @Nullable Instant at) {
        return at == null ? "" : language.write(at);
    }

    private static @Nullable String code(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static String word(Words words, String kind, @Nullable String code) {
        return code == null ? "" : words.of(kind, code);
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String id) {
        String path = "%s/%s.txt".formatted(ROOT, id);
        try (InputStream file = LetterWriter.class.getResourceAsStream(path)) {
            if (file == null) {
                return Optional.empty();
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new TextLocation(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record TextLocation(String text) implements TemplateLocator.TemplateLocation {

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.empty();
        }
    }
}
