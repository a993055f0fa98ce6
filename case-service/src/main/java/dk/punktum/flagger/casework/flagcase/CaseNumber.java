package dk.punktum.flagger.casework.flagcase;

import java.time.Instant;
import java.time.ZoneId;

/// What people call a case.
final class CaseNumber {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    /// Such as `C-2026-000042`. The number goes on over New Year, so that it alone names the case.
    static String of(long number, Instant openedAt) {
        return "C-%d-%06d".formatted(openedAt.atZone(DENMARK).getYear(), number);
    }

    private CaseNumber() {}
}
