package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.trace.Waiting.Kind;
import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.events.CaseAppealed;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a story waits for, and what is missing in it. No clock, no database.
final class TraceRules {

    /// Checks take seconds; a case without a verdict after that lies on a desk, or its checks can not be done.
    private static final Duration CHECKS_TAKE = Duration.ofMinutes(1);

    private static final List<BiFunction<Story, Instant, Stream<Waiting>>> RULES = List.of(
            TraceRules::forACase,
            TraceRules::forAVerdict,
            TraceRules::forAHold,
            TraceRules::forALift,
            TraceRules::forAnEffect,
            (story, _) -> NoticesRules.forNotices(story),
            TraceRules::forAnAppeal,
            TraceRules::forTheEnd);

    /// What is waited for now, in the order of a story; one entry that says so when it is nothing.
    static List<Waiting> waiting(Story story, Instant now) {
        List<Waiting> waiting = new ArrayList<>(
                RULES.stream().flatMap(rule -> rule.apply(story, now)).toList());
        Optional<Step> setAside = story.steps().stream()
                .filter(step -> step.record().isDeadLetter())
                .reduce((_, last) -> last);
        if (setAside.isPresent()
                && waiting.stream().anyMatch(each -> each.kind().isInTheWay())) {
            waiting.addFirst(new Waiting(Kind.SET_ASIDE, setAside.get().at()));
        }
        if (waiting.isEmpty()) {
            waiting.add(new Waiting(Kind.NOTHING, story.steps().getLast().at()));
        }
        return waiting;
    }

    private static Stream<Waiting> forACase(Story story, Instant now) {
        boolean opened = story.has(CaseOpened.class) || story.has(CaseDecided.class) || story.has(CaseClosed.class);
        return opened
                ? Stream.empty()
                : story.last(FlagReceived.class).stream().map(flag -> new Waiting(Kind.CASE, at(story, flag)));
    }

    private static Stream<Waiting> forAVerdict(Story story, Instant now) {
        Optional<CaseOpened> opened = story.last(CaseOpened.class);
        if (opened.isEmpty() || story.has(CaseClosed.class)) {
            return Stream.empty();
        }
        Optional<FlagWithdrawn> withdrawn = story.last(FlagWithdrawn.class);
        boolean declined = story.last(CaseDecided.class)
                .filter(decided -> decided.verdict() == Verdict.DECLINED)
                .isPresent();
        if (withdrawn.isPresent() && !declined) {
            return Stream.of(new Waiting(Kind.CLOSING, at(story, withdrawn.get())));
        }
        if (story.has(CaseDecided.class)) {
            return Stream.empty();
        }
        Instant since = at(story, opened.get());
        boolean onADesk = Duration.between(since, now).compareTo(CHECKS_TAKE) >= 0;
        return Stream.of(new Waiting(onADesk ? Kind.DESK : Kind.CHECKS, since));
    }

    private static Stream<Waiting> forAHold(Story story, Instant now) {
        if (HoldRules.wasPlaced(story) || story.has(CaseClosed.class)) {
            return Stream.empty();
        }
        return story
                .last(CaseDecided.class)
                .filter(decided -> decided.verdict() == Verdict.UPHELD)
                .map(decided -> new Waiting(Kind.HOLD, at(story, decided)))
                .stream();
    }

    private static Stream<Waiting> forALift(Story story, Instant now) {
        return HoldRules.stands(story)
                ? story.last(CaseClosed.class).map(closed -> new Waiting(Kind.LIFT, at(story, closed))).stream()
                : Stream.empty();
    }

    /// Only of the newest change: an earlier one that nobody has seen is overtaken.
    private static Stream<Waiting> forAnEffect(Story story, Instant now) {
        return HoldRules.newestChange(story)
                .filter(change -> change.sequence() >= story.laterSequence())
                .filter(change -> story.all(SuspensionEffective.class).stream()
                        .noneMatch(effect -> effect.sequence() == change.sequence()))
                .map(change -> new Waiting(Kind.EFFECT, at(story, change)))
                .stream();
    }

    private static Stream<Waiting> forAnAppeal(Story story, Instant now) {
        Optional<CaseAppealed> appealed = story.last(CaseAppealed.class);
        boolean over = story.has(CaseClosed.class)
                || appealed.isPresent()
                        && story.last(AppealDecided.class)
                                .filter(end -> !at(story, end).isBefore(at(story, appealed.get())))
                                .isPresent();
        return over
                ? Stream.empty()
                : appealed.stream()
                        .map(appeal -> new Waiting(
                                Kind.APPEAL,
                                at(story, appeal),
                                null,
                                appeal.body().name()));
    }

    private static Stream<Waiting> forTheEnd(Story story, Instant now) {
        if (!HoldRules.stands(story) || story.has(CaseClosed.class)) {
            return Stream.empty();
        }
        Optional<DeletionDue> due = story.last(DeletionDue.class);
        if (due.isPresent()) {
            return Stream.of(new Waiting(Kind.DELETION, at(story, due.get())));
        }
        return HoldRules.hold(story)
                .map(hold -> new Waiting(Kind.PLANNED_END, hold.placedAt(), hold.until(), ""))
                .stream();
    }

    /// The topic of an event that must have come before this step and did not: it is older than Kafka keeps
    /// records, or was lost.
    static Optional<String> missingBefore(Story story, Step step) {
        Event event = step.event();
        return switch (event) {
            case CaseOpened _ -> missing(story, FlagReceived.class);
            case CaseDecided _, CaseClosed _ -> missing(story, CaseOpened.class);
            case DomainSuspended suspended ->
                suspended.flagId() == null ? Optional.empty() : missing(story, CaseDecided.class);
            case SuspensionEffective effect ->
                HoldRules.changes(story).anyMatch(change -> change.sequence() == effect.sequence())
                        ? Optional.empty()
                        : Optional.of(
                                switch (effect.change()) {
                                    case SUSPENDED -> EventType.DOMAIN_SUSPENDED.topic();
                                    case REINSTATED -> EventType.DOMAIN_REINSTATED.topic();
                                });
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> missing(Story story, Class<? extends Event> kind) {
        return story.has(kind)
                ? Optional.empty()
                : Optional.of(EventType.of(kind).topic());
    }

    /// When an event of the story was told.
    static Instant at(Story story, @Nullable Event event) {
        return story.steps().stream()
                .filter(step -> step.event() == event)
                .findFirst()
                .map(Step::at)
                .orElseThrow();
    }

    private TraceRules() {}
}
