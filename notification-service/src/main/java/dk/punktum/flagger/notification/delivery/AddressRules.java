package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.NoticeFailed.FailureReason;
import java.util.List;
import java.util.Optional;

/// Which mailbox a notice goes to. No clock, no database.
final class AddressRules {

    /// The first usable one. A mailbox on a held name receives nothing: the notice about the hold would vanish with it.
    ///
    /// @param held whether the name is held at this moment; once it is back, a mailbox on it is as good as any
    static Addressee choose(Party party, DomainName about, boolean held) {
        List<Mailbox> sound = party.emails().stream()
                .map(Mailbox::read)
                .flatMap(Optional::stream)
                .toList();
        if (sound.isEmpty()) {
            return new Addressee.OutOfReach(FailureReason.NO_ADDRESS);
        }
        return sound.stream()
                .filter(mailbox -> !held || !mailbox.liesUnder(about))
                .findFirst()
                .<Addressee>map(mailbox -> new Addressee.At(mailbox, party.language()))
                .orElseGet(() -> new Addressee.OutOfReach(FailureReason.MAILBOX_ON_HELD_DOMAIN));
    }

    private AddressRules() {}
}
