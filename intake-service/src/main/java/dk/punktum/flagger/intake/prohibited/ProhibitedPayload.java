package dk.punktum.flagger.intake.prohibited;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Worded;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.Arrays;

/// The problem of what must not be sent here: says where to report it, and nothing of what was sent.
public final class ProhibitedPayload {

    private static final String CODE = "prohibited-payload";

    /// Where to report in Denmark (politi.dk, "Overgreb mod børn på nettet"; redbarnet.dk/anmelddet; read 2026-11-22).
    private enum ReportTo implements Worded {
        POLICE("https://politi.dk/anmeld", "114"),
        HOTLINE("https://redbarnet.dk/anmelddet", "");

        private final String address;
        private final String telephone;

        ReportTo(String address, String telephone) {
            this.address = address;
            this.telephone = telephone;
        }

        @Override
        public Written in(Language language) {
            String key = this == POLICE ? "prohibited-payload.police" : "prohibited-payload.hotline";
            return new Written(Wording.problem(key).in(language), address, telephone);
        }

        /// As it stands in the answer.
        record Written(String name, String address, String telephone) {}
    }

    /// @param status 415 for a document, 422 for a report
    public static HttpProblem problem(StatusType status) {
        return Problems.builder(status, CODE, Wording.problem(CODE))
                .with("reportTo", Arrays.asList(ReportTo.values()))
                .build();
    }

    private ProhibitedPayload() {}
}
