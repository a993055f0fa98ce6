package dk.punktum.flagger.intake.warning;

import dk.punktum.flagger.events.DomainName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is known of the names of one submission.
///
/// @param withSubTenants A-labels
/// @param highImpact     A-labels
/// @param usedForMail    those of the submission that are known to be
/// @param held           those of the submission that are suspended
public record WarningFacts(
        Set<String> withSubTenants, Set<String> highImpact, Set<DomainName> usedForMail, Set<DomainName> held) {

    public static final WarningFacts NONE = new WarningFacts(Set.of(), Set.of(), Set.of(), Set.of());

    public WarningFacts {
        withSubTenants = Set.copyOf(withSubTenants);
        highImpact = Set.copyOf(highImpact);
        usedForMail = Set.copyOf(usedForMail);
        held = Set.copyOf(held);
    }

    /// In the order in which they are declared.
    public List<NameWarning> about(DomainName name) {
        return Stream.of(NameWarning.values())
                .filter(warning -> switch (warning) {
                    case NAME_WITH_SUB_TENANTS -> withSubTenants.contains(name.aLabel());
                    case NAME_USED_FOR_MAIL -> usedForMail.contains(name);
                    case HIGH_IMPACT_NAME -> highImpact.contains(name.aLabel());
                    case EXISTING_HOLD -> held.contains(name);
                })
                .toList();
    }
}
