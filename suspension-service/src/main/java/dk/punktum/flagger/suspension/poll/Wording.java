package dk.punktum.flagger.suspension.poll;

import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words for people in a message, in one language: EPP gives each text one (RFC 5730, section 2.9.1.1).
enum Wording {
    ENGLISH("en", "Command completed successfully; ack to dequeue") {
        @Override
        String told(PollMessageQueued message) {
            return switch (message.change()) {
                case SUSPENDED -> "%s is suspended. Case %s, ground %s.";
                case REINSTATED -> "The suspension of %s has ended. Case %s, ground %s.";
            };
        }

        @Override
        String because(HoldCause cause) {
            return switch (cause) {
                case FLAG -> "Trusted flagger's decision";
                case COURT_ORDER -> "Court order";
                case COMPLAINTS_BOARD -> "Complaints Board's decision";
                case REGISTRY -> "Registry's own decision";
            };
        }

        @Override
        String over() {
            return "Suspension ended";
        }
    },
    DANISH("da", "Kommandoen er udført; kvitter for at fjerne beskeden") {
        @Override
        String told(PollMessageQueued message) {
            return switch (message.change()) {
                case SUSPENDED -> "%s er suspenderet. Sag %s, grundlag %s.";
                case REINSTATED -> "Suspenderingen af %s er ophørt. Sag %s, grundlag %s.";
            };
        }

        @Override
        String because(HoldCause cause) {
            return switch (cause) {
                case FLAG -> "Betroet indberetters afgørelse";
                case COURT_ORDER -> "Retskendelse";
                case COMPLAINTS_BOARD -> "Klagenævnets afgørelse";
                case REGISTRY -> "Administrators egen afgørelse";
            };
        }

        @Override
        String over() {
            return "Suspendering ophørt";
        }
    };

    private final String language;
    private final String completed;

    Wording(String language, String completed) {
        this.language = language;
        this.completed = completed;
    }

    /// The first that is wanted; English, the language that EPP assumes, when neither is.
    ///
    /// @param acceptLanguage as in RFC 9110, section 12.5.4
    static Wording of(@Nullable String acceptLanguage) {
        try {
            Locale wanted = acceptLanguage == null
                    ? null
                    : Locale.lookup(
                            Locale.LanguageRange.parse(acceptLanguage),
                            List.of(Locale.ENGLISH, Locale.forLanguageTag("da")));
            return wanted != null && wanted.getLanguage().equals("da") ? DANISH : ENGLISH;
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }

    abstract String told(PollMessageQueued message);

    abstract String because(HoldCause cause);

    abstract String over();

    /// RFC 5646.
    String language() {
        return language;
    }

    /// Of result code 1301 (RFC 5730, section 3).
    String completed() {
        return completed;
    }

    /// What has happened.
    String message(PollMessageQueued message) {
        return told(message).formatted(message.domain().uLabel(), message.caseNumber(), message.legalGround());
    }

    /// Why, in at most 32 characters: EPP's reason has no more room (RFC 5730, section 4.2, `reasonType`).
    String reason(PollMessageQueued message) {
        if (message.change() == Change.REINSTATED) {
            return over();
        }
        return because(message.holdCause() == null ? HoldCause.FLAG : message.holdCause());
    }
}
