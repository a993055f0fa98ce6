package dk.punktum.flagger.intake.withdrawal;

import dk.punktum.flagger.events.WithdrawalReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What has been taken back. Asked again, the same: the first withdrawal of a name counts.
record WithdrawalReceipt(UUID flagId, String flagNumber, List<Name> withdrawn) {

    @Schema(name = "WithdrawnName")
    record Name(String aLabel, String uLabel, WithdrawalReason reason, Instant withdrawnAt) {}
}
