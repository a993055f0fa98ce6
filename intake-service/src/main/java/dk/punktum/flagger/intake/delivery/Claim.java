package dk.punktum.flagger.intake.delivery;

import java.util.UUID;

/// A message that is this instance's to deliver until its lease ends.
///
/// @param attempt the how manieth it is, from 1; a later claim has a higher one
record Claim(UUID messageId, UUID webhookId, String body, int attempt) {

    /// As the receiver knows it.
    String id() {
        return Messages.shown(messageId);
    }
}
