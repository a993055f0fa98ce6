package dk.punktum.flagger.registry.register;

import dk.punktum.flagger.registry.quality.PublicFigures;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The register as a page for people.
final class RegisterPage {

    /// One row, in the reader's language.
    record Row(
            String name,
            String cvr,
            String since,
            String until,
            String standing,
            List<String> grounds,
            String figures) {}

    @CheckedTemplate(basePath = "register")
    static class Templates {
        static native TemplateInstance page(Map<String, String> t, List<Row> rows);
    }

    static String in(Locale language, List<RegisterEntry> entries) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages/register",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> texts = bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
        List<Row> rows = entries.stream()
                .map(entry -> row(entry, language.getLanguage(), bundle))
                .toList();
        return Templates.page(texts, rows).render();
    }

    private static Row row(RegisterEntry entry, String language, ResourceBundle texts) {
        return new Row(
                entry.name(),
                entry.cvr(),
                entry.since().toString(),
                entry.until().toString(),
                texts.getString(entry.standing().name()),
                entry.grounds().stream().map(ground -> ground.title(language)).toList(),
                figures(entry.figures(), texts));
    }

    private static String figures(PublicFigures figures, ResourceBundle texts) {
        return figures.decided() == null
                ? texts.getString("tooFew")
                : texts.getString("figuresOf")
                        .formatted(figures.decided(), figures.accepted(), figures.refused(), figures.reversed());
    }

    private RegisterPage() {}
}
