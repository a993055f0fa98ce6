package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.events.CaseAppealed;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.FlagCorrected;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.NoticeDelivered;
import dk.punktum.flagger.events.NoticeFailed;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an event says in a few words: the contract's own codes, the same in every language.
final class EventCodes {

    static String of(Step step) {
        Event event = step.event();
        if (event == null) {
            return joined(
                    step.record().headers().get("dlq_reason"),
                    step.record().headers().get("dlq_handler"));
        }
        return switch (event) {
            case FlagReceived flag -> joined(flag.legalGround(), flag.measure());
            case FlagCorrected flag -> joined("version " + flag.version());
            case FlagWithdrawn flag -> joined(flag.reason());
            case CaseOpened opened -> joined(opened.legalGround());
            case CaseDecided decided -> joined(decided.verdict(), decided.declineReason(), decided.decidedBy());
            case CaseAppealed appealed -> joined(appealed.body());
            case AppealDecided decided -> joined(decided.body(), decided.outcome());
            case CaseClosed closed -> joined(closed.cause());
            case DomainSuspended suspended -> joined(numbered(suspended.sequence()), suspended.holdCause());
            case SuspensionEffective effect ->
                joined(numbered(effect.sequence()), effect.change(), effect.millisToEffect() + " ms");
            case DomainReinstated back -> joined(numbered(back.sequence()), back.cause());
            case DeletionDue due -> joined(numbered(due.sequence()));
            case SuspensionState state ->
                joined(numbered(state.sequence()), "holds: " + state.holds().size());
            case PollMessageQueued message -> joined(numbered(message.sequence()), message.change());
            case NoticeDelivered notice -> joined(notice.occasion(), notice.recipient());
            case NoticeFailed notice -> joined(notice.occasion(), notice.recipient(), notice.reason());
            case AgreementChanged agreement -> joined(agreement.standing());
        };
    }

    private static String numbered(long sequence) {
        return "#" + sequence;
    }

    private static String joined(@Nullable Object... codes) {
        return Stream.of(codes).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(" "));
    }

    private EventCodes() {}
}
