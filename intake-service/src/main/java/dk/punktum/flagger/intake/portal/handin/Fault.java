package dk.punktum.flagger.intake.portal.handin;

import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.wording.Translation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateData;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// What is wrong with a field, as the person reads it.
///
/// @param field its name on the page
/// @param label what the page calls it
@TemplateData
public record Fault(String field, String label, String text) {

    /// In the order of the page; the document comes before the names.
    static final Comparator<Fault> BY_PLACE = Comparator.comparingDouble(Fault::place);

    /// Where what is wrong with a correction as a whole is said.
    static final String REASON = "reason";

    static Fault at(String field, String text, Phrases t) {
        return new Fault(field, t.of("field." + field), text);
    }

    /// What is wrong with the fields of a correction; else what its problem says as a whole.
    public static List<Fault> of(HttpProblem problem, Phrases t) {
        List<Fault> faults = problem.getParameters().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .filter(FieldError.class::isInstance)
                        .map(FieldError.class::cast)
                        .map(error -> at(
                                FlagForm.fieldOf(error.pointer()),
                                error.wording().in(t.language()),
                                t))
                        .distinct()
                        .toList()
                : List.of();
        String detail = Translation.of(problem, t.language()).getDetail();
        return faults.isEmpty() ? List.of(at(REASON, Objects.requireNonNullElse(detail, ""), t)) : faults;
    }

    private double place() {
        return field.equals(FlagForm.DOCUMENT)
                ? FlagForm.WRITTEN.indexOf(FlagForm.DOMAINS) - 0.5
                : FlagForm.WRITTEN.indexOf(field);
    }
}
