package dk.punktum.flagger.intake.wording;

import java.util.List;
import java.util.Optional;

/// Something to be said, before it is known in which language.
///
/// @param key    of its text in `texts.<language>.properties`
/// @param values what stands in the text's places (`%s`, `%d`, `%1$s`), in this order
public record Wording(String key, List<Object> values) {

    public Wording {
        values = List.copyOf(values);
    }

    /// What a problem says as a whole.
    public static Wording problem(String code, Object... values) {
        return new Wording("problem." + code, List.of(values));
    }

    /// What is wrong with one member.
    public static Wording error(String code, Object... values) {
        return new Wording("error." + code, List.of(values));
    }

    /// Why a domain name is not taken.
    public static Wording name(String code) {
        return new Wording("name." + code, List.of());
    }

    /// A missing text is answered as its key; a test sees to it that there is none.
    public String in(Language language) {
        return find(language).orElse(key);
    }

    Optional<String> find(Language language) {
        return Texts.find(language, key).map(text -> values.isEmpty() ? text : text.formatted(values.toArray()));
    }
}
