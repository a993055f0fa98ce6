package dk.punktum.flagger.events;

import java.util.HashMap;
import java.util.Map;

/// Kafka headers as they should be, for tests that then spoil one.
final class Headers {

    static final String ID = "019f1c2b-0f00-7abc-8def-0123456789ab";
    static final String CORRELATION_ID = "019f1c2a-7b10-7c3e-9a54-3f1d2b6c8e01";

    static Map<String, String> of(EventType type) {
        return new HashMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", ID,
                "ce_source", "/test",
                "ce_type", type.ceType(),
                "ce_time", "2026-07-03T08:15:33Z",
                "ce_correlationid", CORRELATION_ID,
                "content-type", "application/json"));
    }

    private Headers() {}
}
