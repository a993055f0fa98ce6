package dk.punktum.flagger.console.trace;

import static dk.punktum.flagger.events.NoticeOccasion.DECLINED;
import static dk.punktum.flagger.events.NoticeOccasion.EFFECTIVE;
import static dk.punktum.flagger.events.NoticeOccasion.HOLD_LIFTED;
import static dk.punktum.flagger.events.NoticeOccasion.REINSTATED;
import static dk.punktum.flagger.events.NoticeOccasion.SUSPENDED;
import static dk.punktum.flagger.events.NoticeRecipient.AUTHORITY;
import static dk.punktum.flagger.events.NoticeRecipient.REGISTRANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.punktum.flagger.console.reading.Seen;
import dk.punktum.flagger.console.reading.SeenRecord;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.testing.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TraceRulesTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void aStorySaysWhatItWaitsFor(String what, Tale tale, Duration after, List<String> waiting) {
        assertThat(TraceRules.waiting(tale.story(), tale.after(after)))
                .extracting(each -> each.kind() + (each.what().isEmpty() ? "" : " " + each.what()))
                .isEqualTo(waiting);
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                arguments("no case yet", tale().received(), SOON, List.of("CASE")),
                arguments("no case, and withdrawn", tale().received().withdrawn(), SOON, List.of("CASE")),
                arguments("just opened", tale().received().opened(), SOON, List.of("CHECKS")),
                arguments("on a desk", tale().received().opened(), Duration.ofMinutes(2), List.of("DESK")),
                arguments("withdrawn, not closed", tale().received().opened().withdrawn(), SOON, List.of("CLOSING")),
                arguments(
                        "withdrawn and closed",
                        tale().received().opened().withdrawn().closed(),
                        SOON,
                        NOTHING),
                arguments("a consumer failed", tale().received().setAside(), SOON, List.of("SET_ASIDE", "CASE")),
                arguments(
                        "a consumer failed, and was redriven",
                        tale().received().setAside().opened().declined().delivered(DECLINED, AUTHORITY),
                        SOON,
                        NOTHING),
                arguments("declined", decided().declined(), SOON, List.of("NOTICE DECLINED AUTHORITY")),
                arguments("declined and told", decided().declined().delivered(DECLINED, AUTHORITY), SOON, NOTHING),
                arguments("no hold yet", decided().upheld(), SOON, List.of("HOLD")),
                arguments("closed before the hold", decided().upheld().closed(), SOON, NOTHING),
                arguments(
                        "no effect yet",
                        decided().upheld().suspended(1),
                        SOON,
                        List.of("EFFECT", "NOTICE SUSPENDED REGISTRANT", "NOTICE SUSPENDED AUTHORITY", "PLANNED_END")),
                arguments(
                        "effect seen, not told",
                        told().effective(1),
                        SOON,
                        List.of("NOTICE EFFECTIVE AUTHORITY", "PLANNED_END")),
                arguments("suspended", held(), SOON, List.of("PLANNED_END")),
                arguments(
                        "a notice failed",
                        decided()
                                .upheld()
                                .suspended(1)
                                .effective(1)
                                .failed(SUSPENDED, REGISTRANT)
                                .delivered(SUSPENDED, AUTHORITY)
                                .delivered(EFFECTIVE, AUTHORITY),
                        SOON,
                        List.of("NOTICE_FAILED SUSPENDED REGISTRANT REFUSED", "PLANNED_END")),
                arguments(
                        "a notice failed, and was sent again",
                        held().failed(SUSPENDED, REGISTRANT),
                        SOON,
                        List.of("PLANNED_END")),
                arguments("appealed", held().appealed(), SOON, List.of("APPEAL COMPLAINTS_BOARD", "PLANNED_END")),
                arguments("appeal over", held().appealed().appealEnded(), SOON, List.of("PLANNED_END")),
                arguments("to be deleted", held().deletionDue(), SOON, List.of("DELETION")),
                arguments("closed, not lifted", held().closed(), SOON, List.of("LIFT")),
                arguments(
                        "lifted, not seen, not told",
                        held().closed().reinstated(2),
                        SOON,
                        List.of("EFFECT", "NOTICE REINSTATED REGISTRANT", "NOTICE REINSTATED AUTHORITY")),
                arguments(
                        "back",
                        held().closed().reinstated(2).gone(2).delivered(REINSTATED, REGISTRANT, AUTHORITY),
                        SOON,
                        NOTHING));
    }

    private static final List<String> NOTHING = List.of("NOTHING");

    @Test
    void aFurtherHoldShowsInTheStateAlone() {
        // Given
        Tale first = held();
        Tale further = tale().received().opened().upheld();
        var records = new ArrayList<>(first.records());
        records.addAll(further.records());

        // Then
        assertThat(kinds(records, further)).containsExactly("HOLD");

        // When
        further.state(2, first, further).delivered(SUSPENDED, REGISTRANT, AUTHORITY);
        records.addAll(further.records());

        // Then
        assertThat(kinds(records, further)).containsExactly("PLANNED_END");

        // When
        further.closed();
        records.addAll(further.records());
        assertThat(kinds(records, further)).containsExactly("LIFT");
        further.state(3, first).delivered(HOLD_LIFTED, REGISTRANT, AUTHORITY);
        records.addAll(further.records());

        // Then
        assertThat(kinds(records, further)).containsExactly("NOTHING");
    }

    @Test
    void aChangeThatALaterOneHasOvertakenIsNotWaitedFor() {
        // Given
        Tale first = decided().upheld().suspended(1).delivered(SUSPENDED, REGISTRANT, AUTHORITY);
        Tale later = decided().upheld().suspended(2);

        // When
        var records = new ArrayList<>(first.records());
        records.addAll(later.records());

        // Then
        assertThat(kinds(records, first)).containsExactly("PLANNED_END");
        assertThat(kinds(records, later)).contains("EFFECT");
    }

    @Test
    void anOrderToTheRegistryIsAStoryWithoutFlagCaseAndNotices() {
        // Given
        UUID order = Uuid7.next();
        Instant then = Tale.BEGIN;
        var suspended = new DomainSuspended(
                DomainName.of(Tale.DOMAIN),
                1,
                Uuid7.next(),
                order,
                "O-2026-000003",
                null,
                null,
                "court-order",
                new HoldSnapshot(List.of(), List.of("ns1.example.net"), List.of()),
                List.of("serverHold"),
                then,
                null,
                HoldCause.COURT_ORDER,
                null);

        // When
        Story story = StoryRules.of(Tale.DOMAIN, List.of(Seen.told(suspended, then, order.toString())))
                .getFirst();

        // Then
        assertThat(TraceRules.waiting(story, then.plusSeconds(5)))
                .extracting(Waiting::kind)
                .containsExactly(Waiting.Kind.EFFECT, Waiting.Kind.PLANNED_END);
        assertThat(TraceRules.missingBefore(story, story.steps().getFirst())).isEmpty();
        assertThat(story.numbers()).containsExactly("O-2026-000003");
    }

    @Test
    void whatIsMissingIsNamed() {
        // Given
        Story story = tale().opened().upheld().effective(1).story();

        // Then
        assertThat(story.steps())
                .extracting(step -> TraceRules.missingBefore(story, step).orElse(""))
                .containsExactly("flag-received", "", "domain-suspended");
        Story whole = held().story();
        assertThat(whole.steps())
                .allSatisfy(step ->
                        assertThat(TraceRules.missingBefore(whole, step)).isEmpty());
    }

    @Test
    void aWaitIsLongWhenItIsLongerThanUsual() {
        Instant since = Tale.BEGIN;

        assertThat(new Waiting(Waiting.Kind.CASE, since).isLong(since.plusSeconds(29)))
                .isFalse();
        assertThat(new Waiting(Waiting.Kind.CASE, since).isLong(since.plusSeconds(30)))
                .isTrue();
        assertThat(new Waiting(Waiting.Kind.NOTICE_FAILED, since).isLong(since)).isTrue();
    }

    @Test
    void severalStoriesOfOneNameAreKeptApart() {
        // Given
        Tale one = held();
        Tale other = decided().declined();
        var records = new ArrayList<>(one.records());
        records.addAll(other.records());
        records.add(Seen.told(
                Events.aPollMessageQueued()
                        .about(Tale.DOMAIN)
                        .inCase(one.caseId, one.caseNumber)
                        .build(),
                Tale.BEGIN,
                "x"));

        // When
        List<Story> stories = StoryRules.of(Tale.DOMAIN, records);

        // Then
        assertThat(stories).extracting(story -> story.steps().size()).containsExactlyInAnyOrder(9, 3);
        assertThat(stories)
                .extracting(Story::numbers)
                .containsExactlyInAnyOrder(
                        List.of(one.caseNumber, one.flagNumber), List.of(other.caseNumber, other.flagNumber));
    }

    private static List<String> kinds(List<SeenRecord> records, Tale of) {
        var distinct = List.copyOf(new LinkedHashSet<>(records));
        Story story = StoryRules.of(Tale.DOMAIN, distinct).stream()
                .filter(each -> each.numbers().contains(of.caseNumber))
                .findFirst()
                .orElseThrow();
        return TraceRules.waiting(story, of.after(SOON)).stream()
                .map(each -> each.kind().name())
                .toList();
    }

    private static int number;

    private static Tale tale() {
        return new Tale(++number);
    }

    private static Tale decided() {
        return tale().received().opened();
    }

    private static Tale told() {
        return decided().upheld().suspended(1).delivered(SUSPENDED, REGISTRANT, AUTHORITY);
    }

    private static Tale held() {
        return told().effective(1).delivered(EFFECTIVE, AUTHORITY);
    }
}
