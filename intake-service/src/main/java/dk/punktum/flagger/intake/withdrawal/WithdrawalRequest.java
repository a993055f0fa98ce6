package dk.punktum.flagger.intake.withdrawal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was asked for, as far as it can be read.
///
/// @param domains as they were typed; absent when all are meant
public record WithdrawalRequest(@Nullable String reason, Optional<List<String>> domains, List<FieldError> faults) {

    /// Those that an authority can give. The other comes of handing in a flag that supersedes.
    public static final List<WithdrawalReason> REASONS =
            List.of(WithdrawalReason.RESOLVED, WithdrawalReason.DECISION_ANNULLED, WithdrawalReason.SUBMITTED_IN_ERROR);

    private static final int LONGEST_CODE = 50;

    public static WithdrawalRequest read(ObjectNode object) {
        List<FieldError> faults = new ArrayList<>();
        var members = new Members(object, "", Set.of("reason", "domains"), faults);
        String reason = members.text("reason", LONGEST_CODE);
        Optional<List<String>> domains =
                members.has("domains") ? Optional.of(members.strings("domains")) : Optional.empty();
        return new WithdrawalRequest(reason, domains, List.copyOf(faults));
    }
}
