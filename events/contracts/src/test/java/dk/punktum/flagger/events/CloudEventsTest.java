package dk.punktum.flagger.events;

import static dk.punktum.flagger.events.UnreadableEvent.Reason.BROKEN;
import static dk.punktum.flagger.events.UnreadableEvent.Reason.UNKNOWN_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final byte[] suspended = Sample.of(EventType.DOMAIN_SUSPENDED).bytes();

    @Test
    void theHeadersAreThoseOfTheKafkaBinding() {
        Event event = Sample.of(EventType.DOMAIN_SUSPENDED).event();

        assertThat(CloudEvents.headers(envelope(event, TRACEPARENT)))
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", Headers.ID),
                        entry("ce_source", "/suspension-service"),
                        entry("ce_type", "dk.punktum.flagger.domain-suspended.v1"),
                        entry("ce_time", "2026-07-03T08:15:33Z"),
                        entry("ce_subject", "xn--4cabco7dk5a.dk"),
                        entry("ce_dataschema", "tag:punktum.dk,2026:schema/domain-suspended.v1"),
                        entry("ce_correlationid", Headers.CORRELATION_ID),
                        entry("ce_sequence", "1"),
                        entry("ce_traceparent", TRACEPARENT),
                        entry("content-type", "application/json"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAgain(EventType type) {
        Envelope<Event> written = envelope(Sample.of(type).event(), null);

        assertThat(CloudEvents.read(type.record(), CloudEvents.headers(written), CloudEvents.value(written.event())))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource
    void theSequenceIsAHeaderOnWhatDownstreamBuildsOn(EventType type) {
        Event event = Sample.of(type).event();

        assertThat(CloudEvents.headers(envelope(event, null)).containsKey("ce_sequence"))
                .isEqualTo(event instanceof SuspensionEvent);
    }

    @ParameterizedTest
    @EnumSource
    void theKeyIsTheDomainNameWhereThereIsOne(EventType type) {
        Event event = Sample.of(type).event();

        assertThat(event.key())
                .isEqualTo(
                        switch (event) {
                            case AgreementChanged agreement ->
                                agreement.agreementId().toString();
                            case DomainEvent about -> about.domain().aLabel();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dk.punktum.flagger.domain-suspended.v2",
                "dk.punktum.flagger.domain-reinstated.v1",
                "dk.punktum.flagger.domain-suspended",
                "com.example.something",
                ""
            })
    void anotherTypeOrVersionIsUnknown(String type) {
        assertThat(unreadable("ce_type", type, suspended).reason()).isEqualTo(UNKNOWN_TYPE);
    }

    @Test
    void anUnknownTypeIsNamedButNothingElseIsRepeatedFromThatHeader() {
        assertThat(unreadable("ce_type", "dk.punktum.flagger.domain-suspended.v2", suspended))
                .hasMessage("ce_type is dk.punktum.flagger.domain-suspended.v2,"
                        + " not dk.punktum.flagger.domain-suspended.v1");
        assertThat(unreadable("ce_type", "Jens Hansen", suspended))
                .hasMessage("ce_type is something else, not dk.punktum.flagger.domain-suspended.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_correlationid"})
    void withoutAHeaderItIsBroken(String header) {
        UnreadableEvent unreadable = unreadable(header, null, suspended);

        assertThat(unreadable.reason()).isEqualTo(BROKEN);
        assertThat(unreadable).hasMessage("header " + header + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_time"})
    void withAMalformedHeaderItIsBroken(String header) {
        UnreadableEvent unreadable = unreadable(header, "Jens Hansen", suspended);

        assertThat(unreadable.reason()).isEqualTo(BROKEN);
        assertThat(unreadable).hasMessageContaining(header).hasNoCause();
        assertThat(unreadable.getMessage()).doesNotContain("Hansen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "42",
                "\"Jens Hansen\"",
                "Jens Hansen",
                "{\"domain\":\"Jens Hansen",
                "{\"domain\":\"Jens Hansen\"}",
                "{\"domain\":\"straße.dk\",\"sequence\":1}",
                "<event>Jens Hansen</event>",
                "\u0000\u0001\u0002"
            })
    void bytesThatAreNoEventAreBrokenAndNotRepeated(String value) {
        UnreadableEvent unreadable =
                unreadable("ce_source", "/suspension-service", value.getBytes(StandardCharsets.UTF_8));

        assertThat(unreadable.reason()).isEqualTo(BROKEN);
        assertThat(unreadable).hasNoCause();
        assertThat(unreadable.getMessage()).doesNotContain("Hansen").doesNotContain("stra");
    }

    @Test
    void bytesAfterTheEventAreBroken() {
        byte[] twice = (new String(suspended, StandardCharsets.UTF_8) + "{}").getBytes(StandardCharsets.UTF_8);

        assertThat(unreadable("ce_source", "/suspension-service", twice).reason())
                .isEqualTo(BROKEN);
    }

    @Test
    void bytesThatAreNoUtf8AreBroken() {
        assertThat(unreadable("ce_source", "/suspension-service", new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF})
                        .reason())
                .isEqualTo(BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sequence\":\"1\"", "\"sequence\":1.5", "\"sequence\":0", "\"sequence\":-1"})
    void aSequenceIsAWholeNumberFromOne(String sequence) {
        String value = Sample.of(EventType.DOMAIN_SUSPENDED).json().toString().replace("\"sequence\":1", sequence);

        assertThat(unreadable("ce_source", "/suspension-service", value.getBytes(StandardCharsets.UTF_8))
                        .reason())
                .isEqualTo(BROKEN);
    }

    /// The order in which a list stands in our code is no part of the contract.
    @Test
    void aCodeByItsNumberIsBroken() {
        String value = Sample.of(EventType.CASE_CLOSED).json().toString().replace("\"WITHDRAWN\"", "0");

        assertThat(unreadable(EventType.CASE_CLOSED, value)).hasMessageContaining("case-closed.cause");
    }

    @Test
    void saysWhichMemberIsBroken() {
        String value = Sample.of(EventType.SUSPENSION_STATE)
                .json()
                .toString()
                .replaceFirst("\"placedAt\":\"[^\"]*\"", "\"placedAt\":\"Jens Hansen\"");

        assertThat(unreadable(EventType.SUSPENSION_STATE, value))
                .hasMessage("suspension-state.holds[0].placedAt is not what the schema says (InvalidFormatException)");
    }

    @Test
    void anEventThatContradictsItselfCanNotBeMade() {
        CaseDecided upheld = (CaseDecided) Sample.of(EventType.CASE_DECIDED).event();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CaseDecided(
                        upheld.caseId(),
                        upheld.caseNumber(),
                        upheld.flagId(),
                        upheld.domain(),
                        upheld.agreementId(),
                        upheld.legalGround(),
                        upheld.measure(),
                        upheld.verdict(),
                        DeclineReason.DUPLICATE,
                        upheld.suspensionPeriod(),
                        upheld.decidedBy(),
                        upheld.decidedAt()));
    }

    private static Envelope<Event> envelope(Event event, String traceparent) {
        return new Envelope<>(
                UUID.fromString(Headers.ID),
                "/suspension-service",
                Instant.parse("2026-07-03T08:15:33Z"),
                Headers.CORRELATION_ID,
                traceparent,
                event);
    }

    private static UnreadableEvent unreadable(EventType type, String value) {
        return catchThrowableOfType(
                UnreadableEvent.class,
                () -> CloudEvents.read(type.record(), Headers.of(type), value.getBytes(StandardCharsets.UTF_8)));
    }

    private static UnreadableEvent unreadable(String header, String headerValue, byte[] value) {
        Map<String, String> headers = Headers.of(EventType.DOMAIN_SUSPENDED);
        if (headerValue == null) {
            headers.remove(header);
        } else {
            headers.put(header, headerValue);
        }
        return catchThrowableOfType(
                UnreadableEvent.class, () -> CloudEvents.read(DomainSuspended.class, headers, value));
    }
}
