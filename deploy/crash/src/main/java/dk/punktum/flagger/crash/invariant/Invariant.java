package dk.punktum.flagger.crash.invariant;

/// What has to be true, whatever has been killed. Numbered as in the reports.
public enum Invariant {
    FLAGS_ARE_THERE_ONCE("every acknowledged flag is there once"),
    OUTBOX_REACHES_TOPICS("every outbox row reached its topic"),
    EFFECTS_HAPPEN_ONCE("effects per event id exactly once"),
    ORDER_IS_KEPT("events in the database's order, sequence without gap"),
    HOLDS_REST_ON_VERDICTS("no hold without verdict and agreement in force"),
    ALL_AGREE("zone, RDAP, suspension-state and database agree"),
    NOTHING_IS_STUCK("outboxes empty, nothing parked or set aside"),
    NOTICES_ARE_SENT("every notice sent, one id, right party"),
    NOTHING_DISAPPEARS("nothing acknowledged disappeared");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    /// From 1.
    public int number() {
        return ordinal() + 1;
    }

    public String sentence() {
        return sentence;
    }
}
