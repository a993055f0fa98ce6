package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.wording.Language;
import org.jspecify.annotations.Nullable;

/// What came of one name in the list, as the authority sees it.
///
/// @param position              its place in the list, from 0
/// @param typed                 as it was handed in
/// @param aLabel                the accepted name as registries and DNS write it
/// @param uLabel                the accepted name as people write it
/// @param understoodDifferently whether more than case separates what was typed from what was accepted
/// @param code                  why it was refused
/// @param meant                 what was probably meant by a refused one: hand it in, if so
@JsonInclude(JsonInclude.Include.NON_NULL)
record DomainResult(
        int position,
        String typed,
        Outcome outcome,
        @Nullable String aLabel,
        @Nullable String uLabel,
        @Nullable Boolean understoodDifferently,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String meant) {

    enum Outcome {
        ACCEPTED,
        REFUSED
    }

    static DomainResult of(DomainRuling ruling, Language language) {
        return switch (ruling) {
            case DomainRuling.Accepted(int position, String typed, DomainName name, boolean verbatim) ->
                new DomainResult(
                        position,
                        SafeText.of(typed),
                        Outcome.ACCEPTED,
                        name.aLabel(),
                        name.uLabel(),
                        !verbatim,
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
                        refusal.code(),
                        refusal.wording().in(language),
                        meant == null ? null : meant.uLabel());
        };
    }
}
