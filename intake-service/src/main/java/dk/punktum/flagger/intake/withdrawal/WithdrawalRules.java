package dk.punktum.flagger.intake.withdrawal;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.wording.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be taken back: any name of the flag, at any time, under an agreement in whatever standing.
final class WithdrawalRules {

    /// @param flagged the flag's names
    static WithdrawalRuling rule(List<DomainName> flagged, WithdrawalRequest request) {
        List<FieldError> errors = new ArrayList<>(request.faults());
        Optional<WithdrawalReason> reason = reason(request);
        if (request.reason() != null && reason.isEmpty()) {
            errors.add(FieldError.of("/reason", "unknown-reason", reasons()));
        }
        Set<DomainName> wanted = new HashSet<>(flagged);
        request.domains().ifPresent(typed -> wanted.retainAll(named(typed, flagged, errors)));
        if (!request.faults().isEmpty() || !errors.isEmpty() || reason.isEmpty()) {
            return new WithdrawalRuling.Faulty(!request.faults().isEmpty(), List.copyOf(errors));
        }
        return new WithdrawalRuling.Allowed(
                reason.get(), flagged.stream().filter(wanted::contains).toList());
    }

    private static Optional<WithdrawalReason> reason(WithdrawalRequest request) {
        return WithdrawalRequest.REASONS.stream()
                .filter(reason -> reason.name().equals(request.reason()))
                .findFirst();
    }

    private static String reasons() {
        return WithdrawalRequest.REASONS.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static Set<DomainName> named(List<String> typed, List<DomainName> flagged, List<FieldError> errors) {
        Set<DomainName> named = new HashSet<>();
        if (typed.isEmpty()
                && errors.stream().noneMatch(error -> error.pointer().startsWith("/domains"))) {
            errors.add(new FieldError("/domains", "no-domains", Wording.error("no-domains.withdrawal")));
        }
        for (int i = 0; i < typed.size(); i++) {
            if (DomainName.read(typed.get(i)) instanceof DomainNameReading.Understood(DomainName name, boolean _)
                    && flagged.contains(name)) {
                named.add(name);
            } else {
                errors.add(FieldError.of("/domains/" + i, "domain-not-in-flag"));
            }
        }
        return named;
    }

    private WithdrawalRules() {}
}
