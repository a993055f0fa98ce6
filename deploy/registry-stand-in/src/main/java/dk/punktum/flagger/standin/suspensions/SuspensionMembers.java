package dk.punktum.flagger.standin.suspensions;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of the three events that a register acts on, and no others. What is not read can not get in the way: a
/// new member, or a cause that did not exist when this was written.
///
/// @param changedMeanwhile codes, as text: a part that is new to us is one that we do not put back anyway
record SuspensionMembers(
        DomainName domain,
        long sequence,
        @Nullable Boolean suspended,
        @Nullable List<String> statuses,
        @Nullable Delegation delegation,
        @Nullable HoldSnapshot restore,
        @Nullable List<String> changedMeanwhile) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    SuspensionMembers {
        required(domain);
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence begins at 1");
        }
    }

    /// @throws IOException              when it is no JSON, or a member is malformed
    /// @throws IllegalArgumentException when there is none
    static SuspensionMembers read(byte @Nullable [] value) throws IOException {
        return required(JSON.readValue(required(value), SuspensionMembers.class));
    }

    /// @throws IllegalArgumentException when it is absent
    static <T> T required(@Nullable T member) {
        if (member == null) {
            throw new IllegalArgumentException("a required member is missing");
        }
        return member;
    }
}
