package dk.punktum.flagger.console.page;

import io.quarkus.qute.TemplateData;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the console says in one language: texts, figures, times. In a template, `t`:
/// `{t.of('topics.title')}`, `{t.number(lag)}`.
///
/// The texts of a page stand in `messages/<page>.da.properties` and `messages/<page>.en.properties`; the
/// part of a key before the first dot names the file, the rest the key in it.
@TemplateData
public final class Texts {

    /// Deadlines, working hours and people are in Denmark.
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final DateTimeFormatter time;
    private final Map<String, Properties> files = new ConcurrentHashMap<>();

    private Texts(Language language) {
        this.language = language;
        this.time = DateTimeFormatter.ofPattern(
                language == Language.DA ? "d. MMM yyyy HH.mm.ss" : "d MMM yyyy HH:mm:ss", language.locale());
    }

    public static Texts in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /// @param key such as `topics.title`
    /// @param values figures or names for `{0}`, `{1}` … in the text; a text that has these writes a single
    ///     quote twice
    /// @throws IllegalArgumentException when there is no such text: a fault in the program
    public String of(String key, @Nullable Object... values) {
        int dot = key.indexOf('.');
        String text = dot < 0
                ? null
                : files.computeIfAbsent(key.substring(0, dot), this::read).getProperty(key.substring(dot + 1));
        if (text == null) {
            throw new IllegalArgumentException("no text %s in %s".formatted(key, language.tag()));
        }
        return values.length == 0 ? text : new MessageFormat(text, language.locale()).format(values);
    }

    /// Such as `1.234` in Danish.
    public String number(long figure) {
        return NumberFormat.getIntegerInstance(language.locale()).format(figure);
    }

    /// With one decimal, such as `0,4` in Danish.
    public String decimal(double figure) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(figure);
    }

    /// Danish time, with the zone said.
    public String time(Instant when) {
        return of("page.time", time.format(when.atZone(DENMARK)));
    }

    /// In the two largest units that say something: `42 s`, `3 min 5 s`, `2 h 10 min`, `4 d 3 h`.
    public String duration(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return of("page.seconds", seconds);
        }
        if (seconds < 3600) {
            return of("page.minutes", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return of("page.hours", seconds / 3600, seconds % 3600 / 60);
        }
        return of("page.days", seconds / 86_400, seconds % 86_400 / 3600);
    }

    private Properties read(String file) {
        String name = "messages/%s.%s.properties".formatted(file, language.tag());
        ClassLoader loader = Texts.class.getClassLoader();
        try (InputStream stream = loader == null ? null : loader.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no texts in " + name);
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
