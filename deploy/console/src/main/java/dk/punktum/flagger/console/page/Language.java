package dk.punktum.flagger.console.page;

import jakarta.ws.rs.core.Cookie;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A language that the console speaks. The first is what somebody gets whose browser asks for neither.
public enum Language {
    DA("Dansk"),
    EN("English");

    static final String COOKIE = "console-language";

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /// As in `lang` of a page: `da`, `en`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the language calls itself, for the switch.
    public String ownName() {
        return ownName;
    }

    Locale locale() {
        return Locale.of(tag(), this == DA ? "DK" : "GB");
    }

    static Optional<Language> of(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /// What the person chose here, else what the browser asks for.
    static Language chosen(@Nullable Cookie cookie, List<Locale> acceptable) {
        return of(cookie == null ? null : cookie.getValue())
                .or(() -> acceptable.stream()
                        .flatMap(locale -> of(locale.getLanguage()).stream())
                        .findFirst())
                .orElse(DA);
    }
}
