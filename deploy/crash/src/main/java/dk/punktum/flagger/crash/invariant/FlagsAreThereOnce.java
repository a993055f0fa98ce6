package dk.punktum.flagger.crash.invariant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Every acknowledged flag is there once: in the database, in its authority's list, and as one case per name.
public final class FlagsAreThereOnce {

    /// @param listed how often each flag stands in its authority's list, by its id
    /// @param cases  how many cases there are, by `flag id` + space + domain
    public static List<String> violations(
            List<AcknowledgedFlag> acknowledged,
            List<KeptFlag> kept,
            Map<String, Integer> listed,
            Map<String, Integer> cases) {
        List<String> violations = new ArrayList<>();
        Map<String, List<KeptFlag>> byCaseNumber = kept.stream().collect(Collectors.groupingBy(KeptFlag::caseNumber));
        for (AcknowledgedFlag flag : acknowledged) {
            List<KeptFlag> found = byCaseNumber.getOrDefault(flag.caseNumber(), List.of());
            if (found.size() != 1 || !isSame(flag, found.getFirst())) {
                violations.add("flag %s was acknowledged, and is kept as %s".formatted(flag.flagNumber(), found));
            }
            int times = listed.getOrDefault(flag.flagId(), 0);
            if (times != 1) {
                violations.add("flag %s is listed %d times".formatted(flag.flagNumber(), times));
            }
            for (String domain : flag.domains()) {
                int opened = cases.getOrDefault(flag.flagId() + " " + domain, 0);
                if (opened != 1) {
                    violations.add("flag %s has %d cases about %s".formatted(flag.flagNumber(), opened, domain));
                }
            }
        }
        return violations;
    }

    private static boolean isSame(AcknowledgedFlag acknowledged, KeptFlag kept) {
        return kept.flagId().equals(acknowledged.flagId())
                && kept.flagNumber().equals(acknowledged.flagNumber())
                && new HashSet<>(kept.domains()).equals(new HashSet<>(acknowledged.domains()));
    }

    private FlagsAreThereOnce() {}
}
