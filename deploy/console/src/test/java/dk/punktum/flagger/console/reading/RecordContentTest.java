package dk.punktum.flagger.console.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordContentTest {

    private static final Instant RECORDED = Instant.parse("2026-07-01T08:00:05Z");

    @Test
    void anEventIsFoundInItsValueAndHeaders() {
        SeenRecord record = read("""
                {"domain":"xn--4cabco7dk5a.dk","flagId":"019f2689-1cf5-7000-8000-000000000001",
                 "flagNumber":"F-2026-000017","caseNumber":"C-2026-000042","sequence":7}""", Map.of("ce_time", "2026-07-01T08:00:00Z", "ce_correlationid", "story"));

        assertThat(record.domain()).isEqualTo("xn--4cabco7dk5a.dk");
        assertThat(record.flagNumber()).isEqualTo("F-2026-000017");
        assertThat(record.caseNumber()).isEqualTo("C-2026-000042");
        assertThat(record.sequence()).isEqualTo(7);
        assertThat(record.correlationId()).isEqualTo("story");
        assertThat(record.toldAt()).isEqualTo("2026-07-01T08:00:00Z");
        assertThat(record.unreadable()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{} {}", "not json", "", "{\"a\":1,}", "[\u0000]"})
    void whatIsNoJsonIsShownEscaped(String value) {
        SeenRecord record = read(value, Map.of());

        assertThat(record.json()).isNull();
        assertThat(record.unreadable()).isNotNull().doesNotContain("\u0000");
        assertThat(record.toldAt()).isEqualTo(RECORDED);
    }

    @Test
    void bytesAreEscapedAndALongValueIsShortened() {
        assertThat(RecordContent.escaped(new byte[] {(byte) 0xff, 0, 'a', '\\', '\n'}))
                .isEqualTo("\\xff\\x00a\\x5c\\x0a");
        assertThat(RecordContent.escaped("x".repeat(5_000).getBytes(StandardCharsets.UTF_8)))
                .hasSize(1_000 + " … (+4000 B)".length())
                .endsWith(" … (+4000 B)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"domain\":17,\"flagId\":\"x\",\"caseNumber\":\"a person's name\",\"sequence\":\"many\"}",
                "{\"domain\":\"Eksempel.dk\",\"caseId\":{},\"flagNumber\":null,\"sequence\":1e400}",
                "[1,2]",
                "null",
                "17"
            })
    void whatIsNotAsAgreedIsLeftOut(String value) {
        SeenRecord record = read(value, Map.of("ce_id", "x", "ce_time", "yesterday"));

        assertThat(record.json()).isEqualTo(value);
        assertThat(record.domain()).isEqualTo("eksempel.dk");
        assertThat(record.caseNumber()).isNull();
        assertThat(record.eventId()).isNull();
        assertThat(record.toldAt()).isEqualTo(RECORDED);
    }

    @Test
    void jsonThatIsNestedTooDeepIsNoJson() {
        assertThat(read("[".repeat(5_000) + "]".repeat(5_000), Map.of()).json()).isNull();
    }

    private static SeenRecord read(String value, Map<String, String> headers) {
        var kafka = new RecordHeaders();
        headers.forEach((name, text) -> kafka.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return RecordContent.of(new ConsumerRecord<>(
                "case-opened",
                3,
                17,
                RECORDED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "eksempel.dk".getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                kafka,
                Optional.empty()));
    }
}
