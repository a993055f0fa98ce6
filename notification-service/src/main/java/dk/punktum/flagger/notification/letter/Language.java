package dk.punktum.flagger.notification.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages that notices are written in.
public enum Language {
    DANISH("da", "d. MMMM uuuu 'kl.' HH.mm"),
    ENGLISH("en", "d MMMM uuuu 'at' HH:mm");

    private final String code;
    private final Locale locale;
    private final DateTimeFormatter moment;

    Language(String code, String moment) {
        this.code = code;
        this.locale = Locale.of(code);
        this.moment = DateTimeFormatter.ofPattern(moment, locale).withZone(ZoneId.of("Europe/Copenhagen"));
    }

    /// @param tag BCP 47, such as `en` or `en-GB`; what is neither Danish nor English counts as English. The register's
    ///            own language is taken for those who have not said.
    public static Language of(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return DANISH;
        }
        return Locale.forLanguageTag(tag.strip()).getLanguage().equals("da") ? DANISH : ENGLISH;
    }

    /// Such as `da`.
    public String code() {
        return code;
    }

    Language other() {
        return this == DANISH ? ENGLISH : DANISH;
    }

    /// A moment as a clock in Denmark showed it.
    String write(Instant at) {
        return moment.format(at);
    }

    /// Such as `12,4 sekunder`: rounded up, so that nobody is promised more than was measured.
    String writeSeconds(long millis) {
        String seconds = String.format(locale, "%.1f", Math.ceil(millis / 100.0) / 10);
        return switch (this) {
            case DANISH -> seconds + " sekunder";
            case ENGLISH -> seconds + " seconds";
        };
    }
}
