package dk.punktum.flagger.suspension.rdap;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.HoldCause;

/// What people read about a held name. RDAP has no language for a single remark, so each is said in both.
enum RdapLanguage {
    ENGLISH("Suspended by the registry", "How to complain", "Is a notice genuine?") {
        @Override
        String because(ActiveHold hold) {
            return "The name is suspended because of %s (ground %s). Case number: %s."
                    .formatted(
                            switch (cause(hold)) {
                                case FLAG -> "a trusted flagger's decision";
                                case COURT_ORDER -> "a court order";
                                case COMPLAINTS_BOARD -> "a decision of the Complaints Board";
                                case REGISTRY -> "the registry's own decision";
                            },
                            hold.legalGround(),
                            hold.caseNumber());
        }

        @Override
        String checkIt() {
            return "A notice about this has a reference that begins with the case number. Look it up at the address"
                    + " below. We never ask for payment to end a suspension.";
        }

        @Override
        String complain() {
            return "The Complaints Board for Domain Names deals with complaints brought within four weeks of the notice.";
        }
    },
    DANISH("Suspenderet af administrator", "Sådan klager du", "Er en meddelelse ægte?") {
        @Override
        String because(ActiveHold hold) {
            return "Navnet er suspenderet på grund af %s (grundlag %s). Sagsnummer: %s."
                    .formatted(
                            switch (cause(hold)) {
                                case FLAG -> "en betroet indberetters afgørelse";
                                case COURT_ORDER -> "en retskendelse";
                                case COMPLAINTS_BOARD -> "en afgørelse fra Klagenævnet for Domænenavne";
                                case REGISTRY -> "administrators egen afgørelse";
                            },
                            hold.legalGround(),
                            hold.caseNumber());
        }

        @Override
        String checkIt() {
            return "En meddelelse om dette har en reference, der begynder med sagsnummeret. Slå den op på adressen"
                    + " nedenfor. Vi beder aldrig om betaling for at ophæve en suspension.";
        }

        @Override
        String complain() {
            return "Klagenævnet for Domænenavne behandler klager, der er indgivet inden for fire uger fra meddelelsen.";
        }
    };

    private final String suspended;
    private final String howToComplain;
    private final String isItGenuine;

    RdapLanguage(String suspended, String howToComplain, String isItGenuine) {
        this.suspended = suspended;
        this.howToComplain = howToComplain;
        this.isItGenuine = isItGenuine;
    }

    private static HoldCause cause(ActiveHold hold) {
        return hold.holdCause() == null ? HoldCause.FLAG : hold.holdCause();
    }

    abstract String because(ActiveHold hold);

    abstract String checkIt();

    abstract String complain();

    String suspended() {
        return suspended;
    }

    String howToComplain() {
        return howToComplain;
    }

    String isItGenuine() {
        return isItGenuine;
    }
}
