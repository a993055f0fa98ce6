package dk.punktum.flagger.intake.quota;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.Agreements;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Says in an answer what is left of the caller's quota: the fields `RateLimit-Policy` and `RateLimit`
/// (draft-ietf-httpapi-ratelimit-headers-10), lists of structured fields (RFC 9651) such as
/// `"flags";q=500;w=3600, "names";q=2000;w=3600` and `"flags";r=499;t=3571, "names";r=1990;t=3571`.
@ApplicationScoped
public class RateLimit {

    public static final String POLICY = "RateLimit-Policy";
    public static final String STATE = "RateLimit";

    private final Agreements agreements;
    private final Quotas quotas;
    private final Clock clock;

    RateLimit(Agreements agreements, Quotas quotas, Clock clock) {
        this.agreements = agreements;
        this.quotas = quotas;
        this.clock = clock;
    }

    /// The fields, as they stand after the answer was made; none for a client that belongs to no agreement.
    public Fields of(String clientId) {
        Instant now = clock.instant();
        return agreements
                .idOf(clientId)
                .map(agreement -> quotas.of(agreement, now.minus(QuotaRules.WINDOW)))
                .map(use -> Fields.of(QuotaRules.standing(use.limits(), use.taken(), now)))
                .orElse(new Fields("", ""));
    }

    /// The same on an answer that does not say it yet.
    public Response on(Response answer, String clientId) {
        return answer.getHeaders().containsKey(STATE) ? answer : of(clientId).on(answer);
    }

    /// @param policy what there is, of all that is counted
    /// @param state  what is left of it
    public record Fields(String policy, String state) {

        public static Fields of(List<QuotaStanding> standings) {
            return new Fields(
                    list(
                            standings,
                            one -> "\"%s\";q=%d;w=%d"
                                    .formatted(one.policy().label(), one.quota(), QuotaRules.WINDOW.toSeconds())),
                    list(
                            standings,
                            one -> "\"%s\";r=%d%s"
                                    .formatted(
                                            one.policy().label(),
                                            one.remaining(),
                                            one.untilMore() == null
                                                    ? ""
                                                    : ";t=" + one.untilMore().toSeconds())));
        }

        private static String list(List<QuotaStanding> standings, Function<QuotaStanding, String> item) {
            return standings.stream().map(item).collect(Collectors.joining(", "));
        }

        public Response on(Response answer) {
            return policy.isEmpty()
                    ? answer
                    : Response.fromResponse(answer)
                            .header(POLICY, policy)
                            .header(STATE, state)
                            .build();
        }

        public HttpProblem on(HttpProblem refusal) {
            return policy.isEmpty()
                    ? refusal
                    : HttpProblem.builder(refusal)
                            .withHeader(POLICY, policy)
                            .withHeader(STATE, state)
                            .build();
        }
    }

    /// 429, with the member that the draft (section 4.1) has for it.
    public static HttpProblem exceeded(QuotaExceeded exceeded) {
        long seconds = exceeded.retryAfter().toSeconds();
        return Problems.builder(
                        Response.Status.TOO_MANY_REQUESTS, "quota-exceeded", Wording.problem("quota-exceeded", seconds))
                .withHeader(HttpHeaders.RETRY_AFTER, seconds)
                .with("violated-policies", exceeded.violated())
                .build();
    }
}
