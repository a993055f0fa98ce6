package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.trace.Waiting.Kind;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.NoticeDelivered;
import dk.punktum.flagger.events.NoticeFailed;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which notices a story has to see. No clock, no database.
final class NoticesRules {

    /// Notices that were neither delivered nor given up, and those that were given up.
    static Stream<Waiting> forNotices(Story story) {
        return occasions(story).entrySet().stream()
                .flatMap(occasion -> recipients(occasion.getKey()).stream()
                        .flatMap(recipient -> of(story, occasion.getKey(), recipient, occasion.getValue()).stream()));
    }

    private static Optional<Waiting> of(
            Story story, NoticeOccasion occasion, NoticeRecipient recipient, Instant since) {
        boolean delivered = story.all(NoticeDelivered.class).stream()
                .anyMatch(notice -> notice.occasion() == occasion && notice.recipient() == recipient);
        if (delivered) {
            return Optional.empty();
        }
        String what = occasion + " " + recipient;
        Optional<NoticeFailed> failed = story.all(NoticeFailed.class).stream()
                .filter(notice -> notice.occasion() == occasion && notice.recipient() == recipient)
                .reduce((_, last) -> last);
        return Optional.of(failed.map(notice -> new Waiting(
                        Kind.NOTICE_FAILED, TraceRules.at(story, notice), null, what + " " + notice.reason()))
                .orElseGet(() -> new Waiting(Kind.NOTICE, since, null, what)));
    }

    /// Those whom everybody has: a name that its registrant manages has no registrar, and no notice to one. Who
    /// is told of what: docs/notices.md.
    private static List<NoticeRecipient> recipients(NoticeOccasion occasion) {
        return switch (occasion) {
            case DECLINED, EFFECTIVE -> List.of(NoticeRecipient.AUTHORITY);
            case SUSPENDED, HOLD_LIFTED, REINSTATED -> List.of(NoticeRecipient.REGISTRANT, NoticeRecipient.AUTHORITY);
        };
    }

    private static Map<NoticeOccasion, Instant> occasions(Story story) {
        Map<NoticeOccasion, Instant> occasions = new EnumMap<>(NoticeOccasion.class);
        if (!story.isOfAFlag()) {
            return occasions;
        }
        story.last(CaseDecided.class)
                .filter(decided -> decided.verdict() == Verdict.DECLINED)
                .ifPresent(decided -> occasions.put(NoticeOccasion.DECLINED, TraceRules.at(story, decided)));
        HoldRules.hold(story).ifPresent(hold -> occasions.put(NoticeOccasion.SUSPENDED, hold.placedAt()));
        story.all(SuspensionEffective.class).stream()
                .filter(effect -> effect.change() == SuspensionEffective.Change.SUSPENDED)
                .findFirst()
                .ifPresent(effect -> occasions.put(NoticeOccasion.EFFECTIVE, TraceRules.at(story, effect)));
        if (HoldRules.wasLifted(story)) {
            Optional<DomainReinstated> back = story.last(DomainReinstated.class);
            Instant since = back.map(event -> TraceRules.at(story, event))
                    .or(() -> story.last(CaseClosed.class).map(event -> TraceRules.at(story, event)))
                    .orElseGet(() -> story.steps().getLast().at());
            occasions.put(back.isPresent() ? NoticeOccasion.REINSTATED : NoticeOccasion.HOLD_LIFTED, since);
        }
        return occasions;
    }

    private NoticesRules() {}
}
