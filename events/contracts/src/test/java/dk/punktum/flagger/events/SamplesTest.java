package dk.punktum.flagger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// An approved sample is what consumers have built on. It is never edited: a change that needs another sample needs
/// another version, and a new variant gets a line in `approved-samples.sha256`.
class SamplesTest {

    private static final String SECRET = "Jens Hansen, Testvej 1, 0000 By";

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasOne(EventType type) {
        assertThat(Sample.of(type).json().isObject()).isTrue();
    }

    @Test
    void noneIsMissingFromTheListOfApprovedOnes() throws Exception {
        Path folder = Path.of(SamplesTest.class
                        .getResource(EventType.DOMAIN_SUSPENDED.sampleResource())
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().stream().map(Sample::file).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isStillTheOneThatWasApproved(Sample sample) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(sample.bytes());

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sample.sha256());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsToItsSchema(Sample sample) {
        assertThat(Schemas.errors(sample.type(), sample.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAndWrittenAgainByteForByte(Sample sample) {
        String written = new String(CloudEvents.value(sample.event()), StandardCharsets.UTF_8);

        assertThat(written).isEqualTo(sample.json().toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMemberThatALaterSenderAddsIsLeftAlone(Sample sample) {
        JsonNode later = sample.json();
        objectsIn(later).forEach(object -> object.putObject("addedLater").put("by", "version 1.1"));

        assertThat(read(sample, later)).isEqualTo(sample.event());
        assertThat(Schemas.errors(sample.type(), later)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void withoutAMemberItIsBrokenUnlessTheSchemaSaysOtherwise(Sample sample) {
        int objects = objectsIn(sample.json()).size();
        for (int i = 0; i < objects; i++) {
            for (String member : names(objectsIn(sample.json()).get(i))) {
                JsonNode absent = sample.json();
                objectsIn(absent).get(i).remove(member);
                boolean optional = Schemas.errors(sample.type(), absent).isEmpty();
                if (optional) {
                    // An optional member: a sender of an earlier day does not know it.
                    assertThat(read(sample, absent)).isNotEqualTo(sample.event());
                } else {
                    UnreadableEvent unreadable = isBroken(sample, absent);
                    // An optional member that the rest of the event calls for is missed by the record as a whole.
                    if (requiredBySchema(sample).contains(member)) {
                        assertThat(unreadable).hasMessageContaining("." + member);
                    }
                }

                JsonNode empty = sample.json();
                objectsIn(empty).get(i).putNull(member);
                if (!optional) {
                    isBroken(sample, empty);
                }
                assertThat(Schemas.errors(sample.type(), empty)).as(member).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void withAMemberOfAnotherTypeItIsBrokenAndTheContentIsNotRepeated(Sample sample) {
        int objects = objectsIn(sample.json()).size();
        for (int i = 0; i < objects; i++) {
            for (String member : names(objectsIn(sample.json()).get(i))) {
                JsonNode other = sample.json();
                objectsIn(other).get(i).putObject(member).put("name", SECRET);
                isBroken(sample, other);
                assertThat(Schemas.errors(sample.type(), other)).as(member).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void freeTextIsBrokenAndNotRepeated(Sample sample) {
        int objects = objectsIn(sample.json()).size();
        for (int i = 0; i < objects; i++) {
            for (String member : names(objectsIn(sample.json()).get(i))) {
                // The one name in all events: that of a public authority.
                if (member.equals("authorityName")) {
                    continue;
                }
                JsonNode other = sample.json();
                JsonNode before = objectsIn(other).get(i).path(member);
                if (before.isArray()) {
                    objectsIn(other).get(i).putArray(member).add(SECRET);
                } else {
                    objectsIn(other).get(i).put(member, SECRET);
                }
                isBroken(sample, other);
                assertThat(Schemas.errors(sample.type(), other)).as(member).isNotEmpty();
            }
        }
    }

    private static UnreadableEvent isBroken(Sample sample, JsonNode value) {
        UnreadableEvent unreadable = catchThrowableOfType(UnreadableEvent.class, () -> read(sample, value));
        assertThat(unreadable).as(value.toString()).isNotNull().hasNoCause();
        assertThat(unreadable.reason()).isEqualTo(UnreadableEvent.Reason.BROKEN);
        assertThat(unreadable.getMessage()).doesNotContain("Hansen");
        return unreadable;
    }

    private static Event read(Sample sample, JsonNode value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        return CloudEvents.read(sample.type().record(), Headers.of(sample.type()), bytes)
                .event();
    }

    /// The event, and the objects in it.
    private static List<ObjectNode> objectsIn(JsonNode node) {
        List<ObjectNode> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        node.forEach(child -> found.addAll(objectsIn(child)));
        return found;
    }

    private static List<String> requiredBySchema(Sample sample) {
        List<String> required = new ArrayList<>();
        Schemas.of(sample.type()).path("required").forEach(member -> required.add(member.asText()));
        return required;
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
