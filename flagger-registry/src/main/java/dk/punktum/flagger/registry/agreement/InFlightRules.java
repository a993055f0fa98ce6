package dk.punktum.flagger.registry.agreement;

/// What happens to flags and cases under way when an agreement comes into a status. No clock, no database.
final class InFlightRules {

    private static final InFlight NOT_BEGUN = new InFlight(
            InFlight.Flags.REFUSED, InFlight.Cases.NONE, InFlight.Holds.NONE, InFlight.Withdrawals.REFUSED);

    private static final InFlight NO_NEW_FLAGS = new InFlight(
            InFlight.Flags.REFUSED,
            InFlight.Cases.JUDGED_AS_WHEN_RECEIVED,
            InFlight.Holds.RUN_ON,
            InFlight.Withdrawals.TAKEN);

    static InFlight in(AgreementStatus status) {
        return switch (status) {
            case APPLIED, HEARING, REJECTED -> NOT_BEGUN;
            case ACTIVE ->
                new InFlight(
                        InFlight.Flags.TAKEN,
                        InFlight.Cases.JUDGED_AS_WHEN_RECEIVED,
                        InFlight.Holds.RUN_ON,
                        InFlight.Withdrawals.TAKEN);
            case SUSPENDED, TERMINATED, EXPIRED -> NO_NEW_FLAGS;
        };
    }

    private InFlightRules() {}
}
