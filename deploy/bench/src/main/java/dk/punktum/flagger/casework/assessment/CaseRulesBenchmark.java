package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.casework.agreement.AgreementThen;
import dk.punktum.flagger.casework.collateral.Collateral;
import dk.punktum.flagger.casework.policy.DecisionLevel;
import dk.punktum.flagger.casework.policy.PolicyInForce;
import dk.punktum.flagger.casework.rdap.RegistryAnswer;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The formal checks of a case with which nothing is the matter: all of them are made.
@State(Scope.Benchmark)
public class CaseRulesBenchmark {

    private final CaseFacts facts = new CaseFacts(
            new AgreementThen.Known(true, Set.of("terms-9.1", "terms-9.2")),
            "terms-9.2",
            false,
            new RegistryAnswer.Registered(List.of("active"), false, List.of("ns1.example.net")),
            false,
            false,
            Collateral.notLookedAt(),
            new PolicyInForce(DecisionLevel.AUTOMATIC, 30));

    @Benchmark
    public Object assess() {
        return CaseRules.assess(facts);
    }
}
