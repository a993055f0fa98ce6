package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.warning.NameWarning;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Worded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rules say about one name in the list.
public sealed interface DomainRuling extends Worded {

    /// Its place in the list, from 0.
    int position();

    /// As it was handed in.
    String typed();

    /// How many names are accepted.
    static int accepted(List<DomainRuling> domains) {
        return Math.toIntExact(
                domains.stream().filter(Accepted.class::isInstance).count());
    }

    @Override
    default DomainResult in(Language language) {
        return DomainResult.of(this, language);
    }

    /// @param verbatim whether that is the name as it is written; if not, the authority has to see what was understood
    /// @param warnings about the name, acknowledged or not
    record Accepted(int position, String typed, DomainName name, boolean verbatim, List<NameWarning> warnings)
            implements DomainRuling {}

    /// @param meant what was probably meant; never taken without asking
    record Refused(
            int position,
            String typed,
            DomainRefusal refusal,
            @Nullable DomainName meant) implements DomainRuling {}
}
