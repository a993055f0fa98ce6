package dk.punktum.flagger.casework.agreement;

import java.util.Set;

/// What is known here about how an agreement stood at a moment.
public sealed interface AgreementThen {

    /// @param inForce whether the authority could flag
    /// @param grounds the legal grounds that it covered
    record Known(boolean inForce, Set<String> grounds) implements AgreementThen {

        public Known {
            grounds = Set.copyOf(grounds);
        }
    }

    /// We have heard of the agreement, but not of every change up to that moment: the topic is compacted, and a
    /// database that begins empty gets the newest version only. A person has to look it up.
    record HistoryIncomplete() implements AgreementThen {}

    /// We have not heard of the agreement yet. It travels on another topic than the flag, so it may come later.
    record NotHeardOf() implements AgreementThen {}
}
