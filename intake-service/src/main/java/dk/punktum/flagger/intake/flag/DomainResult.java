package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.lookup.LookView;
import dk.punktum.flagger.intake.warning.NameWarning;
import dk.punktum.flagger.intake.wording.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one name in the list, as the authority sees it.
///
/// @param position              its place in the list, from 0
/// @param typed                 as it was handed in
/// @param aLabel                the accepted name as registries and DNS write it
/// @param uLabel                the accepted name as people write it
/// @param understoodDifferently whether more than case separates what was typed from what was accepted
/// @param warnings              what has to be known of an accepted name
/// @param lookup                what others know of an accepted name; in a dry run alone
/// @param code                  why it was refused
/// @param meant                 what was probably meant by a refused one: hand it in, if so
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainResult(
        int position,
        String typed,
        Outcome outcome,
        @Nullable String aLabel,
        @Nullable String uLabel,
        @Nullable Boolean understoodDifferently,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings,
        @Nullable LookView lookup,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String meant) {

    public DomainResult {
        warnings = warnings == null ? List.of() : warnings;
    }

    /// @param code such as `existing-hold`
    public record Warning(String code, String detail) {

        static Warning of(NameWarning warning, Language language) {
            return new Warning(warning.code(), warning.wording().in(language));
        }
    }

    public enum Outcome {
        ACCEPTED,
        REFUSED
    }

    DomainResult with(LookView seen) {
        return new DomainResult(
                position, typed, outcome, aLabel, uLabel, understoodDifferently, warnings, seen, code, detail, meant);
    }

    static DomainResult of(DomainRuling ruling, Language language) {
        return switch (ruling) {
            case DomainRuling.Accepted(
                    int position,
                    String typed,
                    DomainName name,
                    boolean verbatim,
                    List<NameWarning> warnings) ->
                new DomainResult(
                        position,
                        SafeText.of(typed),
                        Outcome.ACCEPTED,
                        name.aLabel(),
                        name.uLabel(),
                        !verbatim,
                        warnings.stream()
                                .map(warning -> Warning.of(warning, language))
                                .toList(),
                        null,
                        null,
                        null,
                        null);
            case DomainRuling.Refused(int position, String typed, DomainRefusal refusal, DomainName meant) ->
                new DomainResult(
                        position,
                        SafeText.of(typed),
                        Outcome.REFUSED,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        refusal.code(),
                        refusal.wording().in(language),
                        meant == null ? null : meant.uLabel());
        };
    }
}
