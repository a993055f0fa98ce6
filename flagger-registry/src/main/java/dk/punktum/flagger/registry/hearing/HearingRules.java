package dk.punktum.flagger.registry.hearing;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// How other authorities are heard. No clock, no database.
public final class HearingRules {

    private static final int MOST_INVITED = 50;
    private static final int LONGEST_NAME = 200;

    /// @param shortestDays how many days the invited have at least
    /// @param today        in Europe/Copenhagen
    public static HearingRuling open(HearingOpening opening, int shortestDays, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        List<String> invited = invited(opening, errors);
        LocalDate deadline = opening.deadline();
        if (deadline == null) {
            errors.add(new FieldError("/deadline", "missing", "The last day for answers, such as 2026-07-01."));
        }
        if (deadline == null || !errors.isEmpty()) {
            return new HearingRuling.Faulty(List.copyOf(errors));
        }
        return deadline.isBefore(today.plusDays(shortestDays))
                ? new HearingRuling.Refused(Refusal.HEARING_TOO_SHORT)
                : new HearingRuling.Open(deadline, invited);
    }

    private static List<String> invited(HearingOpening opening, List<FieldError> errors) {
        var names = new ArrayList<String>();
        if (opening.invited() == null
                || opening.invited().isEmpty()
                || opening.invited().size() > MOST_INVITED) {
            errors.add(new FieldError("/invited", "missing", "1 to %d authorities.".formatted(MOST_INVITED)));
            return names;
        }
        var seen = new HashSet<String>();
        for (String name : opening.invited()) {
            String pointer = "/invited/" + names.size();
            names.add(name == null ? "" : name.strip());
            if (name == null || name.isBlank()) {
                errors.add(new FieldError(pointer, "missing", "The authority's name."));
            } else if (name.length() > LONGEST_NAME) {
                errors.add(new FieldError(pointer, "too-long", "At most %d characters.".formatted(LONGEST_NAME)));
            } else if (!seen.add(name.strip())) {
                errors.add(new FieldError(pointer, "invited-twice", "Stands further up."));
            }
        }
        return names;
    }

    /// @param today in Europe/Copenhagen
    static HearingState state(HearingFacts hearing, LocalDate today) {
        if (hearing.waived()) {
            return HearingState.CONCLUDED;
        }
        if (hearing.deadline() == null) {
            return HearingState.NOT_HELD;
        }
        if (!allHaveAnswered(hearing) && !hearing.deadline().isBefore(today)) {
            return HearingState.RUNNING;
        }
        return hearing.published() ? HearingState.CONCLUDED : HearingState.ENDED;
    }

    private static boolean allHaveAnswered(HearingFacts hearing) {
        return !hearing.answered().containsValue(false);
    }

    /// @param number of the invitation
    static Optional<Refusal> answer(HearingFacts hearing, int number, LocalDate today) {
        Boolean answered = hearing.answered().get(number);
        if (answered == null) {
            return Optional.of(Refusal.UNKNOWN_INVITATION);
        }
        if (answered) {
            return Optional.of(Refusal.ALREADY_ANSWERED);
        }
        return state(hearing, today) == HearingState.RUNNING ? Optional.empty() : Optional.of(Refusal.HEARING_OVER);
    }

    static Optional<Refusal> publish(HearingFacts hearing, LocalDate today) {
        return switch (state(hearing, today)) {
            case ENDED -> Optional.empty();
            case NOT_HELD, CONCLUDED -> Optional.of(Refusal.WRONG_STATUS);
            case RUNNING -> Optional.of(Refusal.HEARING_RUNNING);
        };
    }

    /// One person proposes to do without; a later proposal takes the place of an earlier one.
    static Optional<Refusal> proposeWaiver(HearingFacts hearing, LocalDate today) {
        return state(hearing, today) == HearingState.CONCLUDED ? Optional.of(Refusal.HEARING_OVER) : Optional.empty();
    }

    /// Another person agrees.
    static Optional<Refusal> confirmWaiver(HearingFacts hearing, String person, LocalDate today) {
        if (state(hearing, today) == HearingState.CONCLUDED) {
            return Optional.of(Refusal.HEARING_OVER);
        }
        if (hearing.waiverBy() == null) {
            return Optional.of(Refusal.WAIVER_NOT_PROPOSED);
        }
        return person.equals(hearing.waiverBy()) ? Optional.of(Refusal.FOUR_EYES) : Optional.empty();
    }

    private HearingRules() {}
}
