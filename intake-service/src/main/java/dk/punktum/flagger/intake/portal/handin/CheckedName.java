package dk.punktum.flagger.intake.portal.handin;

import dk.punktum.flagger.intake.flag.DomainResult;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// One name of the list, and what the system made of it.
///
/// @param number     its place in the list, from 1
/// @param registrar  who manages it, or what else is known of it; empty when nothing is
/// @param refusal    why it is left out; empty when it is taken
/// @param meant      what was probably meant by a refused one; empty when that is not known
@TemplateData
record CheckedName(
        int number,
        String typed,
        String uLabel,
        String aLabel,
        boolean understoodDifferently,
        String registrar,
        List<Warning> warnings,
        String refusal,
        String meant) {

    /// @param value        as [FlagForm#acknowledged] has it
    /// @param acknowledged whether the person has said that she knows
    @TemplateData
    record Warning(String value, String text, boolean acknowledged) {}

    static CheckedName of(DomainResult result, String registrar, Set<String> acknowledged) {
        String aLabel = Objects.requireNonNullElse(result.aLabel(), "");
        return new CheckedName(
                result.position() + 1,
                result.typed(),
                Objects.requireNonNullElse(result.uLabel(), ""),
                aLabel,
                Boolean.TRUE.equals(result.understoodDifferently()),
                registrar,
                result.warnings().stream()
                        .map(warning -> new Warning(
                                aLabel + " " + warning.code(),
                                warning.detail(),
                                acknowledged.contains(aLabel + " " + warning.code())))
                        .toList(),
                Objects.requireNonNullElse(result.detail(), ""),
                Objects.requireNonNullElse(result.meant(), ""));
    }

    public boolean isTaken() {
        return refusal.isEmpty();
    }

    /// Whether its A-label says more than its U-label.
    public boolean isIdn() {
        return !uLabel.equals(aLabel);
    }
}
