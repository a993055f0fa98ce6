package dk.punktum.flagger.intake.portal;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What the portal says in one language. In a template, `t`: `{t.of('flags.title')}`, `{t.time(flag.receivedAt)}`.
@TemplateData
public final class Phrases {

    private final Language language;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;

    private Phrases(Language language) {
        this.language = language;
        Locale locale = switch (language) {
            case DA -> Locale.of("da", "DK");
            case EN -> Locale.UK;
        };
        this.time = DateTimeFormatter.ofPattern(
                        switch (language) {
                            case DA -> "d. MMM yyyy 'kl.' HH.mm.ss";
                            case EN -> "d MMM yyyy, HH:mm:ss";
                        },
                        locale)
                .withZone(AgreementFacts.DENMARK);
        this.day = DateTimeFormatter.ofPattern(
                switch (language) {
                    case DA -> "d. MMM yyyy";
                    case EN -> "d MMM yyyy";
                },
                locale);
    }

    public static Phrases in(Language language) {
        return new Phrases(language);
    }

    public Language language() {
        return language;
    }

    /// @param key    of a text in `portal.<language>.properties`, without the `portal.` that all begin with
    /// @param values what stands in the text's places
    public String of(String key, Object... values) {
        return new Wording("portal." + key, List.of(values)).in(language);
    }

    /// Empty where there is no such text.
    public String orNothing(String key) {
        String text = of(key);
        return text.equals("portal." + key) ? "" : text;
    }

    /// A ground's code, with its name where we know one: the catalogue is the registry's, and may grow.
    public String ground(String code) {
        String name = orNothing("ground." + code);
        return name.isEmpty() ? code : "%s (%s)".formatted(name, code);
    }

    /// Danish time, with the zone said.
    public String time(Instant when) {
        return of("time", time.format(when));
    }

    public String day(LocalDate when) {
        return day.format(when);
    }

    /// The language's own name, for the switch.
    public String nameOf(Language other) {
        return switch (other) {
            case DA -> "Dansk";
            case EN -> "English";
        };
    }
}
