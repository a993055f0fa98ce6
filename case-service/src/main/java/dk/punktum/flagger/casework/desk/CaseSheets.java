package dk.punktum.flagger.casework.desk;

import dk.punktum.flagger.casework.Problems;
import dk.punktum.flagger.casework.appeal.Appeals;
import dk.punktum.flagger.casework.collateral.CollateralReports;
import dk.punktum.flagger.casework.flagcase.FlagCases;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Shows cases as a whole, each with its version as ETag.
@ApplicationScoped
class CaseSheets {

    private final FlagCases cases;
    private final Appeals appeals;
    private final CollateralReports reports;

    CaseSheets(FlagCases cases, Appeals appeals, CollateralReports reports) {
        this.cases = cases;
        this.appeals = appeals;
        this.reports = reports;
    }

    @Transactional
    Response answer(UUID id) {
        CaseSheet sheet = cases.findByIdOptional(id)
                .map(flagCase -> new CaseSheet(flagCase.view(), appeals.views(id), reports.view(id)))
                .orElseThrow(CaseSheets::unknown);
        return Response.ok(sheet)
                .tag(Integer.toString(sheet.flagCase().version()))
                .build();
    }

    static HttpProblem stale() {
        return Problems.problem(
                Response.Status.PRECONDITION_FAILED, "stale", "The case has changed since; look at it again.");
    }

    static HttpProblem unknown() {
        return Problems.problem(Response.Status.NOT_FOUND, "unknown-case", "There is no case with this id.");
    }
}
