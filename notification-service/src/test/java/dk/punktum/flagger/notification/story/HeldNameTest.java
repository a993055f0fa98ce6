package dk.punktum.flagger.notification.story;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.notification.notice.CaseFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeldNameTest {

    private static final DomainName DOMAIN = DomainName.of("eksempel.dk");
    private static final Instant T0 = Instant.parse("2026-07-01T08:00:00Z");

    private final CaseStory one = story("C-1");
    private final CaseStory two = story("C-2");
    private HeldName name;

    @BeforeEach
    void aNameThatNobodyHasHeld() {
        name = new HeldName(DOMAIN);
    }

    @Test
    void theFirstHold() {
        see(1, one);

        assertThat(one.facts().placedAt()).isEqualTo(T0.plusSeconds(1));
        assertThat(one.circumstances().further()).isFalse();
        assertThat(name.isSuspended()).isTrue();
    }

    @Test
    void aFurtherHold() {
        see(1, one);
        see(2, one, two);

        assertThat(two.circumstances().further()).isTrue();
        assertThat(two.facts().placedAt()).isNotNull();
        assertThat(one.facts().liftedAt()).isNull();
    }

    @Test
    void oneOfTwoLifted() {
        see(1, one);
        see(2, one, two);
        see(3, two);

        assertThat(one.facts().liftedAt()).isEqualTo(T0.plusSeconds(3));
        assertThat(one.facts().freed()).isFalse();
        assertThat(two.facts().liftedAt()).isNull();
        assertThat(name.isSuspended()).isTrue();
    }

    @Test
    void theLastLifted() {
        see(1, one);
        see(2, one, two);
        see(3, two);
        see(4);

        assertThat(two.facts().freed()).isTrue();
        assertThat(one.facts().freed()).isFalse();
        assertThat(name.isSuspended()).isFalse();
    }

    @Test
    void theSameAgainChangesNothing() {
        see(1, one);
        see(2);
        CaseFacts before = one.facts();

        see(1, one);
        see(2);

        assertThat(one.facts()).isEqualTo(before);
        assertThat(name.isSuspended()).isFalse();
    }

    @Test
    void aHoldThatIsHeardOfAfterItsEndIsOver() {
        see(2);
        assertThat(one.facts().liftedAt()).isNull();

        see(1, one);

        assertThat(one.facts().placedAt()).isNotNull();
        assertThat(one.facts().liftedAt()).isEqualTo(T0.plusSeconds(2));
        assertThat(one.facts().freed()).isTrue();
        assertThat(name.isSuspended()).isFalse();
    }

    @Test
    void anOldStateDoesNotEndWhatCameLater() {
        see(3, two);
        see(1, one);

        assertThat(two.facts().liftedAt()).isNull();
        assertThat(one.facts().freed()).isFalse();
        assertThat(one.facts().liftedAt()).isNotNull();
    }

    @Test
    void aMissedStateStillEndsTheHold() {
        see(1, one);
        see(4);

        assertThat(one.facts().freed()).isTrue();
    }

    /// A stronger measure comes, and goes again: `domain-suspended` is told each time, of one hold.
    @Test
    void aChangeOfTheMeasureEndsNoHold() {
        see(1, one);

        name.see(measure(2, two), List.of(one, two));

        assertThat(one.facts().liftedAt()).isNull();
        assertThat(two.facts().placedAt()).isNotNull();
        assertThat(two.circumstances().further()).isTrue();
        see(2, one, two);
        assertThat(one.facts().liftedAt()).isNull();
        name.see(measure(3, one), List.of(one, two));
        assertThat(two.facts().liftedAt()).isNull();
        see(3, one);
        assertThat(two.facts().liftedAt()).isEqualTo(T0.plusSeconds(3));
        assertThat(two.facts().freed()).isFalse();
        assertThat(one.facts().placedAt()).isEqualTo(T0.plusSeconds(1));
    }

    @Test
    void aHoldThatIsHeardOfAfterAChangeOfTheMeasureIsNotOver() {
        name.see(measure(2, two), List.of(one, two));

        see(1, one);

        assertThat(one.facts().liftedAt()).isNull();
        see(2, two);
        assertThat(one.facts().liftedAt()).isEqualTo(T0.plusSeconds(2));
    }

    /// An order to the registry holds the name beside the flag, and is nobody's story.
    @Test
    void aNameThatAnOrderStillHoldsIsNotFree() {
        see(1, one);

        name.see(new HoldsSeen(DOMAIN, 2, T0.plusSeconds(2), true, true, Map.of()), List.of(one, two));

        assertThat(one.facts().liftedAt()).isNotNull();
        assertThat(one.facts().freed()).isFalse();
        assertThat(name.isSuspended()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changesOfTheMeasureInAnyOrderEndInTheSame(long seed) {
        List<HoldsSeen> seen = new ArrayList<>(List.of(
                measure(1, one),
                seen(1, one),
                measure(2, two),
                seen(2, one, two),
                measure(3, one),
                seen(3, one),
                seen(4),
                measure(2, two)));
        Collections.shuffle(seen, new Random(seed));

        seen.forEach(each -> name.see(each, List.of(one, two)));

        assertThat(name.isSuspended()).isFalse();
        assertThat(two.facts().liftedAt()).isBetween(T0.plusSeconds(3), T0.plusSeconds(4));
        assertThat(one.facts().liftedAt()).isEqualTo(T0.plusSeconds(4));
        assertThat(one.facts().freed()).isTrue();
    }

    /// Kafka keeps no order across topics: whatever comes first, in the end the same is known of who was held.
    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderAndAnyRepeatsEndInTheSame(long seed) {
        List<HoldsSeen> seen =
                new ArrayList<>(List.of(seen(1, one), seen(2, one, two), seen(3, two), seen(4), seen(1, one), seen(4)));
        Collections.shuffle(seen, new Random(seed));

        seen.forEach(each -> name.see(each, List.of(one, two)));

        assertThat(name.isSuspended()).isFalse();
        assertThat(one.facts().placedAt()).isEqualTo(T0.plusSeconds(1));
        assertThat(two.facts().placedAt()).isEqualTo(T0.plusSeconds(2));
        assertThat(one.facts().liftedAt()).isBetween(T0.plusSeconds(3), T0.plusSeconds(4));
        assertThat(two.facts().liftedAt()).isEqualTo(T0.plusSeconds(4));
        assertThat(two.facts().freed()).isTrue();
    }

    static List<Long> seeds() {
        return new Random(42).longs(200).boxed().toList();
    }

    private void see(long sequence, CaseStory... holding) {
        name.see(seen(sequence, holding), List.of(one, two));
    }

    private static HoldsSeen seen(long sequence, CaseStory... holding) {
        Map<UUID, HoldsSeen.Hold> holds = Arrays.stream(holding)
                .map(HeldNameTest::hold)
                .collect(Collectors.toMap(HoldsSeen.Hold::caseId, Function.identity()));
        return new HoldsSeen(DOMAIN, sequence, T0.plusSeconds(sequence), true, !holds.isEmpty(), holds);
    }

    /// As `domain-suspended` tells it: this one holds the name, others may as well.
    private static HoldsSeen measure(long sequence, CaseStory deciding) {
        return new HoldsSeen(
                DOMAIN, sequence, T0.plusSeconds(sequence), false, true, Map.of(deciding.caseId(), hold(deciding)));
    }

    private static HoldsSeen.Hold hold(CaseStory story) {
        boolean first = story.facts().caseNumber().equals("C-1");
        Instant placed = T0.plusSeconds(first ? 1 : 2);
        return new HoldsSeen.Hold(
                story.caseId(),
                story.facts().caseNumber(),
                story.agreementId(),
                "terms-9.1",
                placed,
                placed.plus(Duration.ofDays(30)),
                !first);
    }

    private static CaseStory story(String number) {
        return new CaseStory(Uuid7.next(), number, DOMAIN, Uuid7.next());
    }
}
