package dk.punktum.flagger.intake.agreement;

import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// The agreement that a caller acts under, or the problem that it gets.
@ApplicationScoped
public class CallersAgreement {

    private final Agreements agreements;
    private final Clock clock;

    CallersAgreement(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    /// @throws HttpProblem 403 when the client belongs to none
    @Transactional
    public AgreementFacts any(String clientId) {
        return agreements.of(clientId).orElseThrow(CallersAgreement::none);
    }

    /// @throws HttpProblem 403 when the client belongs to none, or to one that is not in force
    @Transactional
    public AgreementFacts inForce(String clientId) {
        AgreementFacts agreement = any(clientId);
        agreement.whyNotInForce(clock.instant()).ifPresent(reason -> {
            throw notInForce(reason);
        });
        return agreement;
    }

    public static HttpProblem none() {
        return Problems.problem(FORBIDDEN, "no-agreement");
    }

    public static HttpProblem notInForce(AgreementFacts.NotInForce reason) {
        return Problems.builder(
                        FORBIDDEN, "agreement-not-in-force", Wording.problem("agreement-not-in-force." + reason.code()))
                .with("reason", reason.code())
                .build();
    }
}
