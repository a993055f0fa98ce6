package dk.punktum.flagger.intake.flag;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a client would rather have (RFC 7240). One preference is known here.
public final class Preference {

    /// Say what would happen, and do nothing.
    public static final String DRY_RUN = "handling=dry-run";

    public static final String APPLIED = "Preference-Applied";

    private static final String NAME = "handling";

    /// Of a preference that is named twice, the first counts (RFC 7240, section 2).
    ///
    /// @param headers every `Prefer` of the request
    public static boolean isDryRun(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(preference -> preference.split(";", 2)[0].strip())
                .filter(preference -> name(preference).equals(NAME))
                .findFirst()
                .filter(preference -> bare(preference).equals(DRY_RUN))
                .isPresent();
    }

    private static String name(String preference) {
        return preference.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /// Without the white space and the quotation marks that may stand in it.
    private static String bare(String preference) {
        return preference.replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT);
    }

    private Preference() {}
}
