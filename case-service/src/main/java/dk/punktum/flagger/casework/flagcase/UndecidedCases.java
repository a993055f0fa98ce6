package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.messaging.Unfinished;
import jakarta.inject.Singleton;

/// Cases without a verdict.
@Singleton
class UndecidedCases implements Unfinished {

    @Override
    public String stage() {
        return "case";
    }

    @Override
    public String query() {
        return """
                select domain, case_number as number, received_at as since
                from flag_case where status in ('OPEN', 'UNDER_REVIEW')
                """;
    }
}
