package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.messaging.Unfinished;
import jakarta.inject.Singleton;

/// Flagged names of which the registry has not opened a case yet.
@Singleton
class FlagsWithoutCase implements Unfinished {

    @Override
    public String stage() {
        return "flag";
    }

    @Override
    public String query() {
        return """
                select d.domain, f.number, f.received_at as since
                from flag_domain d join flag f on f.id = d.flag_id join agreement a on a.id = f.agreement_id and not a.sandbox
                where not exists (select 1 from case_fact c where c.flag_id = d.flag_id and c.domain = d.domain)
                """;
    }
}
