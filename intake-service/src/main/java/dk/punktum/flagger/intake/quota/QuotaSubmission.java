package dk.punktum.flagger.intake.quota;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.messaging.OperatorAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What somebody wants to set, as far as it can be read.
///
/// @param faults everything that is wrong with it
record QuotaSubmission(
        @Nullable QuotaLimits limits, @Nullable String reason, List<FieldError> faults) {

    private static final int MOST_FLAGS = 100_000;
    private static final int LEAST_NAMES = 100;
    private static final int MOST_NAMES = 1_000_000;
    private static final int LONGEST_REASON = 500;

    /// What it looks like, for the API's description.
    @Schema(name = "QuotaSubmission", additionalProperties = Schema.False.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Description(
            @Schema(minimum = "1", maximum = "" + MOST_FLAGS) @Nullable
            Integer flagsPerHour,

            @Schema(minimum = "" + LEAST_NAMES, maximum = "" + MOST_NAMES) @Nullable
            Integer namesPerHour,

            @Schema(required = true, maxLength = LONGEST_REASON)
            String reason) {}

    static QuotaSubmission read(ObjectNode object) {
        List<FieldError> faults = new ArrayList<>();
        var members = new Members(object, "", Set.of("flagsPerHour", "namesPerHour", "reason"), faults);
        boolean asConfigured = !members.has("flagsPerHour") && !members.has("namesPerHour");
        Integer flags = asConfigured ? null : between(members, "flagsPerHour", 1, MOST_FLAGS, faults);
        Integer names = asConfigured ? null : between(members, "namesPerHour", LEAST_NAMES, MOST_NAMES, faults);
        String reason = members.text("reason", LONGEST_REASON);
        if (reason != null && !OperatorAct.isReason(reason)) {
            faults.add(FieldError.of("/reason", "text-empty"));
        }
        return new QuotaSubmission(
                flags == null || names == null ? null : new QuotaLimits(flags, names), reason, List.copyOf(faults));
    }

    private static @Nullable Integer between(
            Members members, String name, int least, int most, List<FieldError> faults) {
        Integer number = members.wholeNumber(name);
        if (number != null && (number < least || number > most)) {
            faults.add(FieldError.of("/" + name, "number-out-of-range", least, most));
        }
        return number;
    }
}
