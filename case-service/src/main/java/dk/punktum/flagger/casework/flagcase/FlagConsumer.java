package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.FlagCorrected;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears from intake of flags, of their corrections and of their withdrawal. Each on its own topic, so in
/// any order.
@ApplicationScoped
class FlagConsumer {

    private final Inbox inbox;
    private final OpenCase openCase;
    private final WithdrawFlag withdrawFlag;
    private final NoteCorrection noteCorrection;

    FlagConsumer(Inbox inbox, OpenCase openCase, WithdrawFlag withdrawFlag, NoteCorrection noteCorrection) {
        this.inbox = inbox;
        this.openCase = openCase;
        this.withdrawFlag = withdrawFlag;
        this.noteCorrection = noteCorrection;
    }

    @Incoming("flag-received")
    @Blocking
    void onReceived(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(batch, FlagReceived.class, "open-case", envelope -> openCase.open(envelope.event()));
    }

    @Incoming("flag-withdrawn")
    @Blocking
    void onWithdrawn(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(
                batch, FlagWithdrawn.class, "withdraw-flag", envelope -> withdrawFlag.withdraw(envelope.event()));
    }

    @Incoming("flag-corrected")
    @Blocking
    void onCorrected(ConsumerRecords<String, byte[]> batch) {
        inbox.eachOnce(
                batch, FlagCorrected.class, "note-correction", envelope -> noteCorrection.note(envelope.event()));
    }
}
