package dk.punktum.flagger.notification.notice;

import static dk.punktum.flagger.events.NoticeRecipient.AUTHORITY;
import static dk.punktum.flagger.events.NoticeRecipient.REGISTRANT;
import static dk.punktum.flagger.events.NoticeRecipient.REGISTRAR;

import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who has to be told of what. No clock, no database.
final class NoticeRules {

    /// A notice that has to exist.
    ///
    /// @param occurredAt when that happened; notices go out in this order
    record Due(NoticeOccasion occasion, NoticeRecipient recipient, Instant occurredAt) {}

    /// Recipient × occasion, in one place.
    ///
    /// Registrant and registrar get the same information as in any suspension under Section 9 of the terms (the
    /// announcement of the scheme, 1 July 2026). What does not touch the name is between the registry and the
    /// authority: a flag that was declined, and how long the registry took to give effect (DSA, Article 9(1)).
    static Set<NoticeRecipient> told(NoticeOccasion occasion) {
        return switch (occasion) {
            case DECLINED, EFFECTIVE -> Set.of(AUTHORITY);
            case SUSPENDED, HOLD_LIFTED, REINSTATED -> Set.of(REGISTRANT, REGISTRAR, AUTHORITY);
        };
    }

    /// All notices that a case calls for, sent already or not.
    static List<Due> due(CaseFacts facts) {
        return occasions(facts).entrySet().stream()
                .flatMap(occasion -> told(occasion.getKey()).stream()
                        .sorted()
                        .map(recipient -> new Due(occasion.getKey(), recipient, occasion.getValue())))
                .toList();
    }

    /// Nobody is told of an end or an effect before the beginning is known: topics come in any order, mails should not.
    private static Map<NoticeOccasion, Instant> occasions(CaseFacts facts) {
        Map<NoticeOccasion, Instant> occasions = new EnumMap<>(NoticeOccasion.class);
        if (facts.declinedAt() != null) {
            occasions.put(NoticeOccasion.DECLINED, facts.declinedAt());
        }
        if (facts.placedAt() == null) {
            return occasions;
        }
        occasions.put(NoticeOccasion.SUSPENDED, facts.placedAt());
        if (facts.effectiveAt() != null) {
            occasions.put(NoticeOccasion.EFFECTIVE, facts.effectiveAt());
        }
        if (facts.liftedAt() != null) {
            NoticeOccasion end = facts.freed() ? NoticeOccasion.REINSTATED : NoticeOccasion.HOLD_LIFTED;
            occasions.put(end, facts.liftedAt());
        }
        return occasions;
    }

    private NoticeRules() {}
}
