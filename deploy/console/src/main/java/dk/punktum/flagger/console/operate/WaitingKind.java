package dk.punktum.flagger.console.operate;

import java.util.Set;

/// What can wait for a person.
public enum WaitingKind {
    DEAD_LETTER(
            "operations.md, “Dead letters”",
            "NO_VALUE",
            "BROKEN",
            "UNKNOWN_TYPE",
            "HANDLER_FAILED",
            "BEHIND_ANOTHER",
            "NO_HANDLER"),
    PARKED("operations.md, “Parked events”"),
    NOTICE("notices.md, “Life of a notice”", "REFUSED", "NO_ADDRESS", "MAILBOX_ON_HELD_DOMAIN", "ATTEMPTS_EXHAUSTED"),
    EFFECT("suspension.md, “The watch”", "SUSPENDED", "REINSTATED"),
    HOLD("safety.md, “A hold that waits”", "KILL_SWITCH", "AUTHORITY_LIMIT", "TOTAL_LIMIT", "PROTECTED_NAME"),
    FINDING("suspension.md, “Reconciliation”");

    private final String runbook;
    private final Set<String> known;

    WaitingKind(String runbook, String... known) {
        this.runbook = runbook;
        this.known = Set.of(known);
    }

    /// Where in `docs` it stands what to do.
    public String runbook() {
        return runbook;
    }

    /// Of the text that says in plain words why something waits. A service may be newer than this console and have a
    /// code that it does not know.
    String whyKey(String code) {
        return "operate.why." + name() + "." + (known.contains(code) ? code : "other");
    }

    /// Whether anything can be done about it from here, for as long as it waits for this.
    boolean canBeSetGoing(String code) {
        return switch (this) {
            case DEAD_LETTER, PARKED, NOTICE, EFFECT -> true;
            case HOLD -> code.equals("PROTECTED_NAME");
            case FINDING -> false;
        };
    }
}
