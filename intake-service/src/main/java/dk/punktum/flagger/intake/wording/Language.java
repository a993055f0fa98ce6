package dk.punktum.flagger.intake.wording;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The languages that there are texts in.
public enum Language {
    EN,
    DA;

    /// The one that is asked for (RFC 9110, section 12.5.4); English when neither is, or when it can not be read.
    ///
    /// @param acceptLanguage the header, such as `da-DK, en;q=0.5`
    public static Language of(@Nullable String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> Stream.of(values()).filter(language -> language.isMeantBy(range)))
                .findFirst()
                .orElse(EN);
    }

    /// In the order of preference.
    private static List<LanguageRange> ranges(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return List.of();
        }
        try {
            return LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private boolean isMeantBy(LanguageRange range) {
        return range.getRange().equals("*")
                || range.getRange().equals(tag())
                || range.getRange().startsWith(tag() + "-");
    }

    /// Such as `da` (RFC 5646), for `Content-Language`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
