package dk.punktum.flagger.notification.notice;

import static dk.punktum.flagger.events.NoticeOccasion.DECLINED;
import static dk.punktum.flagger.events.NoticeOccasion.EFFECTIVE;
import static dk.punktum.flagger.events.NoticeOccasion.HOLD_LIFTED;
import static dk.punktum.flagger.events.NoticeOccasion.REINSTATED;
import static dk.punktum.flagger.events.NoticeOccasion.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.notification.notice.NoticeRules.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeRulesTest {

    private static final Instant T0 = Instant.parse("2026-07-01T08:00:00Z");
    private static final Instant T1 = T0.plus(Duration.ofSeconds(2));
    private static final Instant T2 = T0.plus(Duration.ofDays(3));

    @ParameterizedTest(name = "{0} is told of {1}: {2}")
    @CsvSource({
        "REGISTRANT, DECLINED,    no",
        "REGISTRANT, SUSPENDED,   yes",
        "REGISTRANT, EFFECTIVE,   no",
        "REGISTRANT, HOLD_LIFTED, yes",
        "REGISTRANT, REINSTATED,  yes",
        "REGISTRAR,  DECLINED,    no",
        "REGISTRAR,  SUSPENDED,   yes",
        "REGISTRAR,  EFFECTIVE,   no",
        "REGISTRAR,  HOLD_LIFTED, yes",
        "REGISTRAR,  REINSTATED,  yes",
        "AUTHORITY,  DECLINED,    yes",
        "AUTHORITY,  SUSPENDED,   yes",
        "AUTHORITY,  EFFECTIVE,   yes",
        "AUTHORITY,  HOLD_LIFTED, yes",
        "AUTHORITY,  REINSTATED,  yes",
    })
    void everyCellOfTheMatrix(NoticeRecipient recipient, NoticeOccasion occasion, String told) {
        assertThat(NoticeRules.told(occasion).contains(recipient)).isEqualTo(told.equals("yes"));
    }

    @Test
    void theTableAboveHasEveryCell() {
        assertThat(NoticeRecipient.values().length * NoticeOccasion.values().length)
                .isEqualTo(15);
    }

    @Test
    void nothingKnownCallsForNothing() {
        assertThat(NoticeRules.due(facts(null, null, null, null, false))).isEmpty();
    }

    @Test
    void aDeclinedFlagIsToldToItsAuthorityOnly() {
        assertThat(NoticeRules.due(facts(T0, null, null, null, false)))
                .containsExactly(new Due(DECLINED, NoticeRecipient.AUTHORITY, T0));
    }

    @Test
    void aHoldIsToldToAllThree() {
        assertThat(NoticeRules.due(facts(null, T0, null, null, false)))
                .containsExactly(
                        new Due(SUSPENDED, NoticeRecipient.REGISTRANT, T0),
                        new Due(SUSPENDED, NoticeRecipient.REGISTRAR, T0),
                        new Due(SUSPENDED, NoticeRecipient.AUTHORITY, T0));
    }

    @Test
    void theEffectIsToldToTheAuthority() {
        assertThat(NoticeRules.due(facts(null, T0, T1, null, false)))
                .contains(new Due(EFFECTIVE, NoticeRecipient.AUTHORITY, T1))
                .hasSize(4);
    }

    @Test
    void theLastHoldLiftedBringsTheNameBack() {
        List<Due> due = NoticeRules.due(facts(null, T0, T1, T2, true));

        assertThat(occasions(due)).containsExactlyInAnyOrder(SUSPENDED, EFFECTIVE, REINSTATED);
        assertThat(due).hasSize(7);
    }

    @Test
    void aHoldLiftedWhileOthersRemainDoesNotSayThatTheNameIsBack() {
        List<Due> due = NoticeRules.due(facts(null, T0, null, T2, false));

        assertThat(occasions(due)).containsExactlyInAnyOrder(SUSPENDED, HOLD_LIFTED);
    }

    @Test
    void anEffectOrAnEndWithoutAKnownBeginningIsNotToldYet() {
        assertThat(NoticeRules.due(facts(null, null, T1, T2, true))).isEmpty();
    }

    @Test
    void noticesGoOutInTheOrderInWhichThingsHappened() {
        List<Due> due = NoticeRules.due(facts(null, T0, T1, T2, true)).stream()
                .filter(one -> one.recipient() == NoticeRecipient.AUTHORITY)
                .sorted(Comparator.comparing(Due::occurredAt))
                .toList();

        assertThat(due.stream().map(Due::occasion)).containsExactly(SUSPENDED, EFFECTIVE, REINSTATED);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,   SENDING",
        "SENDING,   SENDING PENDING DELIVERED FAILED NOBODY",
        "DELIVERED, ''",
        "FAILED,    PENDING",
        "NOBODY,    ''",
    })
    void everyTransition(NoticeStatus from, String to) {
        assertThat(from.next())
                .isEqualTo(Arrays.stream(to.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(NoticeStatus::valueOf)
                        .collect(Collectors.toSet()));
    }

    private static Set<NoticeOccasion> occasions(List<Due> due) {
        return due.stream().map(Due::occasion).collect(Collectors.toSet());
    }

    private static CaseFacts facts(
            @Nullable Instant declined,
            @Nullable Instant placed,
            @Nullable Instant effective,
            @Nullable Instant lifted,
            boolean freed) {
        return new CaseFacts(
                Uuid7.next(),
                "C-2026-000042",
                DomainName.of("eksempel.dk"),
                declined,
                placed,
                effective,
                lifted,
                freed);
    }
}
