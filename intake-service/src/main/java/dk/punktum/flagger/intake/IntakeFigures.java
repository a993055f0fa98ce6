package dk.punktum.flagger.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/// Counts what is taken in and what is refused, and why. Codes only: neither names of domains nor of authorities.
@ApplicationScoped
public class IntakeFigures {

    private static final String NONE = "none";

    private final MeterRegistry meters;

    IntakeFigures(MeterRegistry meters) {
        this.meters = meters;
    }

    public void documentReceived() {
        count("flagger.intake.documents", "accepted", NONE);
    }

    /// @return the problem, to be thrown
    public HttpProblem documentRefused(HttpProblem problem) {
        count("flagger.intake.documents", "refused", code(problem));
        return problem;
    }

    public void flagAccepted() {
        count("flagger.intake.flags", "accepted", NONE);
    }

    /// The same answer was given again.
    public void flagRepeated() {
        count("flagger.intake.flags", "repeated", NONE);
    }

    /// @return the problem, to be thrown
    public HttpProblem flagRefused(HttpProblem problem) {
        count("flagger.intake.flags", "refused", code(problem));
        return problem;
    }

    public void domainAccepted() {
        count("flagger.intake.domains", "accepted", NONE);
    }

    public void domainRefused(String code) {
        count("flagger.intake.domains", "refused", code);
    }

    private void count(String meter, String outcome, String reason) {
        meters.counter(meter, "outcome", outcome, "reason", reason).increment();
    }

    /// The last part of the problem's type.
    private static String code(HttpProblem problem) {
        String type = Objects.toString(problem.getType());
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
