package dk.punktum.flagger.messaging;

import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import io.opentelemetry.api.trace.Span;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class OutboxTest extends InboxFixture {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    Outbox outbox;

    @Test
    void sendsWhatACommittedTransactionPublished() {
        // Given
        DomainName name = newName();
        CaseOpened event = aCaseOpened().about(name).build();

        // When
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event, "story-1"));

        // Then
        var told = kafka.await("the event", CaseOpened.class, name.aLabel());
        assertThat(told.event()).isEqualTo(event);
        assertThat(told.source()).isEqualTo("/messaging-test");
        assertThat(told.correlationId()).isEqualTo("story-1");
        assertThat(told.traceparent()).isNull();
        ConsumerRecord<String, byte[]> record = kafka.records("case-opened").stream()
                .filter(each -> name.aLabel().equals(each.key()))
                .findFirst()
                .orElseThrow();
        assertThat(dk.punktum.flagger.testing.KafkaProbe.headers(record))
                .containsEntry("ce_type", "dk.punktum.flagger.case-opened.v1")
                .containsEntry("ce_subject", name.aLabel())
                .containsEntry("content-type", "application/json");
    }

    @Test
    void keepsTheOrderInWhichATransactionPublished() {
        // Given
        DomainName name = newName();
        List<UUID> cases = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            cases.add(UUID.randomUUID());
        }

        // When
        QuarkusTransaction.requiringNew()
                .run(() -> cases.forEach(id ->
                        outbox.publish(aCaseOpened().about(name).inCase(id).build(), "story")));

        // Then
        kafka.await("the last event", CaseOpened.class, event -> event.caseId().equals(cases.getLast()));
        assertThat(kafka.events(CaseOpened.class).stream()
                        .map(envelope -> envelope.event())
                        .filter(event -> event.domain().equals(name))
                        .map(CaseOpened::caseId))
                .isEqualTo(cases);
    }

    @Test
    void sendsNothingOfATransactionThatWasRolledBack() {
        // Given
        DomainName name = newName();

        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(aCaseOpened().about(name).build(), "story");
                    throw new IllegalArgumentException("roll back");
                }))
                .hasMessage("roll back");

        // Then
        CaseOpened fence =
                aCaseOpened().samePartitionAs(aCaseOpened().about(name).build()).build();
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(fence, "story"));
        kafka.await("the fence", CaseOpened.class, fence.key());
        assertThat(kafka.events(CaseOpened.class))
                .noneMatch(envelope -> envelope.event().domain().equals(name));
    }

    @Test
    void refusesToPublishOutsideATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.publish(aCaseOpened().build(), "story"))
                .withMessageContaining("inside the transaction that causes it");
    }

    @Test
    void refusesToPublishInATransactionThatCanOnlyRollBack() {
        QuarkusTransaction.begin();
        QuarkusTransaction.setRollbackOnly();
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.publish(aCaseOpened().build(), "story"))
                .withMessageContaining("inside the transaction that causes it");
        QuarkusTransaction.rollback();
    }

    @Test
    void refusesWhatIsLargerThanKafkaTakes() {
        DomainSuspended large = withNameServers(newName(), 11_900);

        QuarkusTransaction.requiringNew()
                .run(() -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> outbox.publish(large, "story"))
                        .withMessageContaining("domain-suspended"));
    }

    @Test
    void takesWhatJustFits() {
        // Given
        DomainName name = newName();
        DomainSuspended large = withNameServers(name, 11_820);
        assertThat(CloudEvents.value(large)).hasSizeBetween(259_000, 262_000);

        // When
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(large, "story"));

        // Then
        kafka.await("the large event", DomainSuspended.class, name.aLabel());
    }

    private static DomainSuspended withNameServers(DomainName name, int count) {
        List<String> servers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            servers.add("ns%05d.example.net".formatted(i));
        }
        return aDomainSuspended()
                .about(name)
                .before(new HoldSnapshot(List.of(), servers, List.of()))
                .build();
    }

    @Test
    void carriesTheTraceOfTheWorkThatPublishes() {
        // Given
        DomainName name = newName();

        // When
        TraceContext.continuing(
                TRACEPARENT,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.publish(aCaseOpened().about(name).build(), "story")));

        // Then
        assertThat(kafka.await("the event", CaseOpened.class, name.aLabel()).traceparent())
                .isEqualTo(TRACEPARENT);
    }

    @Test
    void aBrokenTraceIsNoTrace() {
        for (String broken : List.of("", "00-0-0-00", "zz", TRACEPARENT.replace("0af7", "zzzz"))) {
            TraceContext.continuing(
                    broken,
                    () -> assertThat(Span.current().getSpanContext().isValid()).isFalse());
        }
    }
}
