package dk.punktum.flagger.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final List<Event> ALL = List.of(
            Events.anAgreementChanged().build(),
            Events.aFlagReceived().build(),
            Events.aFlagWithdrawn().build(),
            Events.aFlagCorrected().build(),
            Events.aCaseOpened().build(),
            Events.aCaseDecided().upheld().build(),
            Events.aCaseAppealed().build(),
            Events.anAppealDecided().build(),
            Events.aPollMessageQueued().build(),
            Events.aCaseClosed().build(),
            Events.aDomainSuspended().build(),
            Events.aSuspensionEffective().build(),
            Events.aDomainReinstated().build(),
            Events.aDeletionDue().build(),
            Events.aSuspensionState().free().build(),
            Events.aNoticeDelivered().build(),
            Events.aNoticeFailed().build());

    @Test
    void thereIsABuilderForEveryEvent() {
        assertThat(ALL).extracting(EventType::of).containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void whatIsBuiltIsWhatTheContractReads() {
        for (Event event : ALL) {
            var sent = new Envelope<>(UUID.randomUUID(), "/test", EventBuilder.SOME_TIME, "story", null, event);

            assertThat(CloudEvents.read(event.getClass(), CloudEvents.headers(sent), CloudEvents.value(event))
                            .event())
                    .isEqualTo(event);
        }
    }
}
