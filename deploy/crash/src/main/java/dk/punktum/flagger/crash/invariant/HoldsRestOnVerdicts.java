package dk.punktum.flagger.crash.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// No hold without a verdict and an agreement in force, or without an order that a second person approved.
public final class HoldsRestOnVerdicts {

    /// A hold that was placed at some time.
    ///
    /// @param matter the case, or the order, that it rests on
    /// @param onFlag whether it rests on a flag's case
    /// @param placed whether it stands still
    public record PlacedHold(String matter, String domain, boolean onFlag, boolean placed) {}

    /// What case-service says of a case.
    ///
    /// @param upheld          whether the verdict is, or was until the case was closed, that the registry acts
    /// @param closed          whether the case is over
    /// @param agreementStood  whether the agreement was in force when the flag was received
    public record CaseSaid(String domain, boolean upheld, boolean closed, boolean agreementStood) {}

    /// @param cases    by their ids
    /// @param approved ids of orders that were approved, whether or not they were lifted since
    /// @param lifted   those of them that are over
    public static List<String> violations(
            List<PlacedHold> holds, Map<String, CaseSaid> cases, Set<String> approved, Set<String> lifted) {
        List<String> violations = new ArrayList<>();
        for (PlacedHold hold : holds) {
            String about = "the hold on %s for %s".formatted(hold.domain(), hold.matter());
            if (!hold.onFlag()) {
                if (!approved.contains(hold.matter())) {
                    violations.add(about + " rests on no approved order");
                } else if (hold.placed() && lifted.contains(hold.matter())) {
                    violations.add(about + " stands, though the order is over");
                }
                continue;
            }
            CaseSaid said = cases.get(hold.matter());
            if (said == null || !said.domain().equals(hold.domain()) || !said.upheld()) {
                violations.add(about + " rests on no verdict");
            } else if (!said.agreementStood()) {
                violations.add(about + " rests on an agreement that was not in force");
            } else if (hold.placed() && said.closed()) {
                violations.add(about + " stands, though the case is closed");
            }
        }
        return violations;
    }

    private HoldsRestOnVerdicts() {}
}
