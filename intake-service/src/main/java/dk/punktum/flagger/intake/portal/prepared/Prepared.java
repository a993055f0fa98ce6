package dk.punktum.flagger.intake.portal.prepared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A flag that was prepared, or a correction of one.
///
/// @param content    as a client of the API would send it: JSON
/// @param correction null for a flag
/// @param decidedBy  who approved or returned it; null as long as it waits
/// @param reason     why it was returned
/// @param flagId     the flag that was sent, or corrected, once it was approved
public record Prepared(
        UUID id,
        String content,
        String documentName,
        String preparedBy,
        Instant preparedAt,
        @Nullable PreparedCorrection correction,
        PreparedStatus status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable UUID flagId) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What was written, and what is sent when it is approved: the same bytes.
    public byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    public JsonNode flag() {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("%s was read before it was kept".formatted(id), e);
        }
    }

    public boolean isFlag() {
        return correction == null;
    }

    public boolean isWaiting() {
        return status == PreparedStatus.WAITING;
    }
}
