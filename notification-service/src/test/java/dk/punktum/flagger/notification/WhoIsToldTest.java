package dk.punktum.flagger.notification;

import static dk.punktum.flagger.notification.AFlaggedName.state;
import static dk.punktum.flagger.notification.NoticesTold.about;
import static dk.punktum.flagger.notification.NoticesTold.mailTo;
import static dk.punktum.flagger.notification.NoticesTold.subjectsTo;
import static dk.punktum.flagger.notification.NoticesTold.waitFor;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.NoticeDelivered;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(Surroundings.class)
class WhoIsToldTest {

    private KafkaProbe kafka;

    @BeforeEach
    void listen() {
        kafka = KafkaProbe.inApplication();
    }

    @AfterEach
    void hangUp() {
        kafka.close();
    }

    @Test
    void theWholeStoryFromVerdictToReinstatement() {
        // Given
        AFlaggedName name = AFlaggedName.called("historie.dk");
        deliver(name.agreement(), name.upheld());

        // When
        deliver(name.suspended(1), state(1, name.domain(), name));
        waitFor(name, "SUSPENDED to REGISTRANT: DELIVERED", "SUSPENDED to AUTHORITY: DELIVERED");
        deliver(name.effective(1));
        waitFor(name, "EFFECTIVE to AUTHORITY: DELIVERED");
        deliver(name.withdrawn(), name.reinstated(2), state(2, name.domain()));

        // Then
        waitFor(
                name,
                "REINSTATED to REGISTRANT: DELIVERED",
                "REINSTATED to REGISTRAR: DELIVERED",
                "REINSTATED to AUTHORITY: DELIVERED");
        assertThat(about(name))
                .containsExactlyInAnyOrder(
                        "SUSPENDED to REGISTRANT: DELIVERED",
                        "SUSPENDED to REGISTRAR: DELIVERED",
                        "SUSPENDED to AUTHORITY: DELIVERED",
                        "EFFECTIVE to AUTHORITY: DELIVERED",
                        "REINSTATED to REGISTRANT: DELIVERED",
                        "REINSTATED to REGISTRAR: DELIVERED",
                        "REINSTATED to AUTHORITY: DELIVERED");
        assertThat(subjectsTo(name.registrant()))
                .containsExactly(
                        "Domænenavnet historie.dk er suspenderet (sag %s)".formatted(name.caseNumber()),
                        "Domænenavnet historie.dk er ikke længere suspenderet (sag %s)".formatted(name.caseNumber()));
        assertThat(subjectsTo(name.authority())).hasSize(3);
        assertThat(mailTo(name.authority()).get(1).text()).contains("12,4 sekunder");
        assertThat(mailTo(name.authority()).get(2).text()).contains("fordi I har trukket jeres\nindberetning tilbage");
        assertThat(mailTo(name.registrar()).get(0).text()).contains("Eksempelstyrelsen");
    }

    @Test
    void eachDeliveryIsToldToTheOthers() {
        AFlaggedName name = AFlaggedName.called("meldes.dk");

        deliver(name.agreement(), name.upheld(), name.suspended(1));

        var told = kafka.await(
                "the registrant's notice",
                NoticeDelivered.class,
                event -> event.caseId().equals(name.caseId()) && event.recipient() == NoticeRecipient.REGISTRANT);
        assertThat(told.event().occasion()).isEqualTo(NoticeOccasion.SUSPENDED);
        assertThat(told.event().attempts()).isPositive();
        assertThat(told.correlationId()).isEqualTo(name.flagId().toString());
    }

    @Test
    void aDeclinedFlagIsToldToTheAuthorityOnly() {
        AFlaggedName name = AFlaggedName.called("afslag.dk");

        deliver(name.agreement(), name.declined(DeclineReason.DOMAIN_NOT_FOUND));

        waitFor(name, "DECLINED to AUTHORITY: DELIVERED");
        assertThat(about(name)).containsExactly("DECLINED to AUTHORITY: DELIVERED");
        assertThat(mailTo(name.authority())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("Vi suspenderer ikke afslag.dk");
            assertThat(mail.text()).contains("Domænenavnet er ikke registreret.");
        });
        assertThat(mailTo(name.registrant())).isEmpty();
    }

    /// `domain-suspended` is told again when a name is held in another way: whoever knows is not told a second
    /// time, and nobody's hold is over.
    @Test
    void aChangeOfTheMeasureIsNoNewSuspension() {
        // Given
        AFlaggedName one = AFlaggedName.called("landingsside.dk");
        AFlaggedName two = one.byAnotherAuthority();
        deliver(one.agreement(), two.agreement(), one.upheld(), two.upheld());
        deliver(one.suspended(1), state(1, one.domain(), one));
        waitFor(one, "SUSPENDED to REGISTRANT: DELIVERED", "SUSPENDED to AUTHORITY: DELIVERED");

        // When
        deliver(two.suspended(2), state(2, one.domain(), one, two), one.suspended(3), state(3, one.domain(), one));
        waitFor(two, "HOLD_LIFTED to REGISTRANT: DELIVERED", "HOLD_LIFTED to AUTHORITY: DELIVERED");
        deliver(state(4, one.domain()), one.reinstated(4));
        waitFor(one, "REINSTATED to REGISTRANT: DELIVERED", "REINSTATED to AUTHORITY: DELIVERED");

        // Then
        assertThat(about(one))
                .containsExactlyInAnyOrder(
                        "SUSPENDED to REGISTRANT: DELIVERED",
                        "SUSPENDED to REGISTRAR: DELIVERED",
                        "SUSPENDED to AUTHORITY: DELIVERED",
                        "REINSTATED to REGISTRANT: DELIVERED",
                        "REINSTATED to REGISTRAR: DELIVERED",
                        "REINSTATED to AUTHORITY: DELIVERED");
    }

    @Test
    void twoAuthoritiesHoldOneNameAndLiftOneAfterTheOther() {
        // Given
        AFlaggedName one = AFlaggedName.called("to-myndigheder.dk");
        AFlaggedName two = one.byAnotherAuthority();
        deliver(one.agreement(), two.agreement(), one.upheld(), two.upheld());

        // When
        deliver(one.suspended(1), state(1, one.domain(), one), state(2, one.domain(), one, two));
        waitFor(two, "SUSPENDED to REGISTRANT: DELIVERED", "SUSPENDED to AUTHORITY: DELIVERED");
        deliver(one.withdrawn(), state(3, one.domain(), two));
        waitFor(one, "HOLD_LIFTED to REGISTRANT: DELIVERED", "HOLD_LIFTED to AUTHORITY: DELIVERED");
        deliver(two.withdrawn(), state(4, one.domain()), two.reinstated(4));
        waitFor(two, "REINSTATED to REGISTRANT: DELIVERED", "REINSTATED to AUTHORITY: DELIVERED");

        // Then
        waitFor(two, "REINSTATED to REGISTRAR: DELIVERED");
        assertThat(subjectsTo(one.registrant()))
                .extracting(subject -> subject.replaceAll(".*\\(sag |\\)", "") + subject.replaceAll("\\(sag.*", ""))
                .containsExactly(
                        one.caseNumber() + "Domænenavnet to-myndigheder.dk er suspenderet ",
                        two.caseNumber() + "Domænenavnet to-myndigheder.dk er suspenderet ",
                        one.caseNumber() + "En suspension af to-myndigheder.dk er ophævet, en anden gælder stadig ",
                        two.caseNumber() + "Domænenavnet to-myndigheder.dk er ikke længere suspenderet ");
        assertThat(mailTo(one.registrant()).get(1).text()).contains("var allerede suspenderet");
        assertThat(subjectsTo(one.authority())).allMatch(subject -> subject.contains(one.caseNumber()));
        assertThat(subjectsTo(two.authority())).allMatch(subject -> subject.contains(two.caseNumber()));
        assertThat(about(one)).noneMatch(notice -> notice.startsWith("REINSTATED"));
        assertThat(about(two)).noneMatch(notice -> notice.startsWith("HOLD_LIFTED"));
    }

    @Test
    void whateverTheOrderAndHoweverOftenEachIsToldOnce() {
        // Given
        AFlaggedName name = AFlaggedName.called("omvendt.dk");
        List<Event> story = List.of(
                name.agreement(),
                name.upheld(),
                name.suspended(1),
                state(1, name.domain(), name),
                name.effective(1),
                name.withdrawn(),
                name.reinstated(2),
                state(2, name.domain()));
        List<Event> muddled = new ArrayList<>(story.reversed());
        muddled.addAll(story);
        Collections.shuffle(muddled, new Random(11));

        // When
        deliver(name.reinstated(2), name.withdrawn(), name.effective(1));
        muddled.forEach(this::deliver);
        fences(name);

        // Then
        waitFor(
                name,
                "SUSPENDED to REGISTRANT: DELIVERED",
                "EFFECTIVE to AUTHORITY: DELIVERED",
                "REINSTATED to REGISTRANT: DELIVERED",
                "REINSTATED to REGISTRAR: DELIVERED",
                "REINSTATED to AUTHORITY: DELIVERED");
        assertThat(about(name)).hasSize(7).doesNotHaveDuplicates();
        assertThat(subjectsTo(name.registrant()))
                .containsExactly(
                        "Domænenavnet omvendt.dk er suspenderet (sag %s)".formatted(name.caseNumber()),
                        "Domænenavnet omvendt.dk er ikke længere suspenderet (sag %s)".formatted(name.caseNumber()));
        assertThat(subjectsTo(name.authority())).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aNameThatTheRegistrantManagesHasNoRegistrarToTell() {
        AFlaggedName name = AFlaggedName.called("selvforvaltet.dk");

        deliver(name.agreement(), name.upheld(), name.suspended(1));

        waitFor(name, "SUSPENDED to REGISTRANT: DELIVERED", "SUSPENDED to REGISTRAR: NOBODY");
        assertThat(mailTo(name.registrar())).isEmpty();
    }

    @Test
    void aRegistrantWhoReadsEnglishGetsEnglishFirst() {
        AFlaggedName name = AFlaggedName.called("engelsk.dk");

        deliver(name.agreement(), name.upheld(), name.suspended(1));

        waitFor(name, "SUSPENDED to REGISTRANT: DELIVERED");
        assertThat(mailTo(name.registrant())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("The domain name engelsk.dk has been suspended");
            assertThat(mail.text()).startsWith("Den danske tekst står nederst.");
            assertThat(mail.headers()).containsEntry("Content-Language", "en, da");
        });
    }

    @Test
    void anIdnIsShownBothWays() {
        AFlaggedName name = AFlaggedName.called("blåbærgrød.dk");

        deliver(name.agreement(), name.upheld(), name.suspended(1));

        waitFor(name, "SUSPENDED to REGISTRANT: DELIVERED");
        assertThat(mailTo(name.registrant())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).contains("blåbærgrød.dk");
            assertThat(mail.text()).contains("blåbærgrød.dk", name.domain().aLabel());
        });
    }

    @Test
    void aNoticeWaitsForTheAuthoritysName() {
        AFlaggedName name = AFlaggedName.called("navnloes.dk");
        deliver(name.upheld(), name.suspended(1));
        NoticesTold.waitForRow(
                "a first attempt", name, "SUSPENDED", "REGISTRANT", "trouble", "AUTHORITY_NOT_KNOWN_YET");

        deliver(name.agreement());

        waitFor(name, "SUSPENDED to REGISTRANT: DELIVERED");
    }

    @Test
    void everybodyIsToldWhoAnnulledTheVerdictHoweverLateThatIsHeardOf() {
        // Given
        AFlaggedName name = AFlaggedName.called("ophaevet.dk");
        deliver(name.agreement(), name.upheld(), name.suspended(1));
        waitFor(name, "SUSPENDED to REGISTRANT: DELIVERED", "SUSPENDED to AUTHORITY: DELIVERED");
        deliver(name.annulled(), name.reinstated(2, CloseCause.ANNULLED));
        NoticesTold.waitForRow(
                "a first attempt", name, "REINSTATED", "REGISTRANT", "trouble", "ANNULLER_NOT_KNOWN_YET");

        // When
        deliver(name.annulledBy(AppealBody.COMPLAINTS_BOARD));

        // Then
        waitFor(
                name,
                "REINSTATED to REGISTRANT: DELIVERED",
                "REINSTATED to REGISTRAR: DELIVERED",
                "REINSTATED to AUTHORITY: DELIVERED");
        assertThat(List.of(name.registrant(), name.registrar(), name.authority()))
                .allSatisfy(party -> assertThat(mailTo(party).getLast().text().replaceAll("\\s+", " "))
                        .contains("fordi Klagenævnet for Domænenavne har ophævet", "has annulled our decision"));
    }

    private void deliver(Event... events) {
        for (Event event : events) {
            kafka.deliver(event);
        }
    }

    /// A whole other story behind everything on each topic: when it is told, nothing of this name is still to come.
    private void fences(AFlaggedName name) {
        AFlaggedName fence = AFlaggedName.called(aDomainSuspended()
                .samePartitionAs(name.suspended(1))
                .build()
                .domain()
                .uLabel());
        deliver(fence.agreement(), fence.upheld(), fence.withdrawn(), fence.suspended(1), fence.effective(1));
        deliver(fence.reinstated(2), state(2, fence.domain()));
        waitFor(fence, "EFFECTIVE to AUTHORITY: DELIVERED", "REINSTATED to AUTHORITY: DELIVERED");
    }
}
