package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.messaging.Unfinished;
import jakarta.inject.Singleton;

/// Holds that are upheld and not placed yet; held-back ones among them.
@Singleton
class RequestedHolds implements Unfinished {

    @Override
    public String stage() {
        return "hold";
    }

    @Override
    public String query() {
        return """
                select h.domain, h.case_number as number, h.requested_at as since
                from hold_request r join hold h on h.id = r.hold_id
                """;
    }
}
