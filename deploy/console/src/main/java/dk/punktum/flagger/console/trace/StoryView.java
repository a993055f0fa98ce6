package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.reading.RecordView;
import dk.punktum.flagger.events.DomainName;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A story as a person reads it.
@TemplateData
record StoryView(
        String id, String uLabel, String aLabel, List<String> numbers, List<WaitView> waiting, List<StepView> steps) {

    /// @param after   since the step before; `null` for the first
    /// @param missing topic of an event that must have come before
    /// @param codes   what the event says, in the contract's words
    @TemplateData
    record StepView(
            RecordView row,
            Instant at,
            @Nullable Duration after,
            @Nullable String missing,
            String codes,
            boolean broken) {}

    /// @param state `good`, `wait` or `act`
    @TemplateData
    record WaitView(
            String key,
            String by,
            String state,
            Instant since,
            Duration length,
            @Nullable Instant until,
            String what) {}

    static StoryView of(Story story, Instant now) {
        List<StepView> steps = new ArrayList<>();
        Instant before = null;
        for (Step step : story.steps()) {
            boolean dead = step.record().isDeadLetter();
            steps.add(new StepView(
                    new RecordView(step.record()),
                    step.at(),
                    before == null ? null : Duration.between(before, step.at()),
                    TraceRules.missingBefore(story, step).orElse(null),
                    EventCodes.of(step),
                    !dead && step.event() == null));
            before = step.at();
        }
        List<WaitView> waiting = TraceRules.waiting(story, now).stream()
                .map(each -> view(each, now))
                .toList();
        var first = story.steps().getFirst().record();
        return new StoryView(
                "s-" + first.place().replace('/', '-'),
                new DomainName(story.domain()).uLabel(),
                story.domain(),
                story.numbers(),
                waiting,
                List.copyOf(steps));
    }

    private static WaitView view(Waiting waiting, Instant now) {
        return new WaitView(
                waiting.kind().key(),
                waiting.kind().by().name().toLowerCase(Locale.ROOT),
                state(waiting, now),
                waiting.since(),
                Duration.between(waiting.since(), now),
                waiting.until(),
                waiting.what());
    }

    private static String state(Waiting waiting, Instant now) {
        return switch (waiting.kind()) {
            case NOTHING, PLANNED_END -> "good";
            case SET_ASIDE, CASE, CHECKS, DESK, CLOSING, HOLD, LIFT, EFFECT, NOTICE, NOTICE_FAILED, APPEAL, DELETION ->
                waiting.isLong(now) ? "act" : "wait";
        };
    }
}
