package dk.punktum.flagger.intake.portal.handin;

import io.quarkus.qute.TemplateData;
import java.util.Comparator;

/// What is wrong with a field, as the person reads it.
///
/// @param field its name on the page
/// @param label what the page calls it
@TemplateData
record Fault(String field, String label, String text) {

    /// In the order of the page; the document comes before the names.
    static final Comparator<Fault> BY_PLACE = Comparator.comparingDouble(Fault::place);

    private double place() {
        return field.equals(FlagForm.DOCUMENT)
                ? FlagForm.WRITTEN.indexOf(FlagForm.DOMAINS) - 0.5
                : FlagForm.WRITTEN.indexOf(field);
    }
}
