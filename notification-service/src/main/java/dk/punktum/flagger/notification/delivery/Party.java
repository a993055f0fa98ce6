package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.notification.letter.Language;
import java.util.List;

/// Somebody as the register or the agreement knows him.
///
/// @param emails the best first; as they are written there
record Party(List<String> emails, Language language) {

    static final Party UNKNOWN = new Party(List.of(), Language.DANISH);

    Party {
        emails = List.copyOf(emails);
    }

    /// Addresses are nobody's business but the mail server's.
    @Override
    public String toString() {
        return "Party[%d addresses, %s]".formatted(emails.size(), language);
    }
}
