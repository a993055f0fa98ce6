package dk.punktum.flagger.intake.portal.handin;

import dk.punktum.flagger.intake.portal.Phrases;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The form as it is shown: filled in as far as it was, and with what is wrong beside each field.
///
/// @param grounds      codes of those that the agreement covers
/// @param earlierFlag  address of the flag that has this case number already; empty when there is none
@TemplateData
public record FormView(Phrases t, FlagForm form, List<Fault> faults, List<String> grounds, String earlierFlag) {

    /// The name of a field's texts, and what stands in it.
    ///
    /// @param fault empty when nothing is wrong with it
    @TemplateData
    public record Field(String name, String label, String hint, String value, String fault) {}

    public Field field(String name) {
        return new Field(
                name, t.of("field." + name), t.orNothing("field." + name + ".hint"), form.value(name), fault(name));
    }

    public String value(String name) {
        return form.value(name);
    }

    public String fault(String name) {
        return faults.stream()
                .filter(fault -> fault.field().equals(name))
                .map(Fault::text)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /// Whether something that the page hides at first is filled in, or wrong.
    public boolean hasMore() {
        return FlagForm.WRITTEN.stream()
                .skip(FlagForm.WRITTEN.indexOf("law"))
                .anyMatch(name -> !form.value(name).isEmpty() || !fault(name).isEmpty());
    }

    /// What goes along unseen.
    public List<Field> unseen() {
        return FlagForm.UNSEEN.stream().map(this::plain).toList();
    }

    /// What a correction leaves as it is.
    public List<String> fixed() {
        return FlagForm.FIXED;
    }

    /// The whole form, to go along unseen with the page that shows what was understood.
    public List<Field> all() {
        return Stream.concat(FlagForm.WRITTEN.stream(), FlagForm.UNSEEN.stream())
                .map(this::plain)
                .toList();
    }

    /// What was filled in, to be read once more.
    public List<Field> filledIn() {
        return FlagForm.WRITTEN.stream()
                .filter(name ->
                        !name.equals(FlagForm.DOMAINS) && !form.value(name).isEmpty())
                .map(name -> new Field(name, t.of("field." + name), "", shown(form, name), ""))
                .toList();
    }

    /// What a correction makes of one field.
    ///
    /// @param before empty where nothing stood
    /// @param after  empty where nothing is left
    @TemplateData
    public record Change(String label, String before, String after) {}

    /// What differs from what the flag said, in the order of the page. How lines end is the browser's.
    public List<Change> changes(FlagForm before) {
        return FlagForm.WRITTEN.stream()
                .filter(name -> !FlagForm.FIXED.contains(name))
                .filter(name -> !before.value(name)
                        .lines()
                        .toList()
                        .equals(form.value(name).lines().toList()))
                .map(name -> new Change(t.of("field." + name), shown(before, name), shown(form, name)))
                .toList();
    }

    /// Whether a correction rests on another document than the flag did.
    public boolean hasOtherDocument(FlagForm before) {
        return !before.value(FlagForm.DOCUMENT_SHA256).equals(form.value(FlagForm.DOCUMENT_SHA256));
    }

    private String shown(FlagForm form, String name) {
        String value = form.value(name);
        return switch (name) {
            case "legalGround" -> t.ground(value);
            case "urgency", "law" -> t.orNothing(name + "." + value);
            default -> value;
        };
    }

    private Field plain(String name) {
        return new Field(name, "", "", form.value(name), "");
    }
}
