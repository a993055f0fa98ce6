package dk.punktum.flagger.notification.story;

import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.notification.notice.WriteNotices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/// Takes down what an event says, and has the notices written that are due then. Runs in the inbox's transaction.
@ApplicationScoped
class FollowStory {

    /// Any number that nobody else in this database uses.
    private static final long LOCK = 0x6E_6F_74_69L;

    private final CaseStories stories;
    private final HeldNames names;
    private final WriteNotices writeNotices;
    private final EntityManager database;

    FollowStory(CaseStories stories, HeldNames names, WriteNotices writeNotices, EntityManager database) {
        this.stories = stories;
        this.names = names;
        this.writeNotices = writeNotices;
        this.database = database;
    }

    void decided(Envelope<CaseDecided> envelope) {
        CaseDecided event = envelope.event();
        takeTurn();
        CaseStory story =
                stories.of(event.caseId(), event.caseNumber(), event.domain(), event.agreementId(), event.flagId());
        if (event.declineReason() != null) {
            story.decline(event.legalGround(), event.declineReason(), event.decidedAt());
        }
        writeNotices.due(story.facts());
    }

    void closed(Envelope<CaseClosed> envelope) {
        CaseClosed event = envelope.event();
        takeTurn();
        CaseStory story =
                stories.of(event.caseId(), event.caseNumber(), event.domain(), event.agreementId(), event.flagId());
        story.close(event.cause());
        writeNotices.due(story.facts());
    }

    /// Only an annulled verdict changes anything for those who are told; they are told who annulled it.
    void appealDecided(Envelope<AppealDecided> envelope) {
        AppealDecided event = envelope.event();
        if (event.outcome() != AppealOutcome.ANNULLED) {
            return;
        }
        takeTurn();
        stories.of(event.caseId(), event.caseNumber(), event.domain(), event.agreementId(), event.flagId())
                .annul(event.body());
    }

    void effective(Envelope<SuspensionEffective> envelope) {
        SuspensionEffective event = envelope.event();
        if (event.change() != SuspensionEffective.Change.SUSPENDED) {
            return;
        }
        UUID agreementId = event.agreementId();
        UUID flagId = event.flagId();
        if (agreementId == null || flagId == null) {
            return;
        }
        takeTurn();
        CaseStory story = stories.of(event.caseId(), event.caseNumber(), event.domain(), agreementId, flagId);
        boolean dnsLast = event.seenInDnsAt().isAfter(event.seenInRdapAt());
        story.takeEffect(dnsLast ? event.seenInDnsAt() : event.seenInRdapAt(), event.millisToEffect());
        writeNotices.due(story.facts());
    }

    void suspended(Envelope<DomainSuspended> envelope) {
        DomainSuspended event = envelope.event();
        UUID agreementId = event.agreementId();
        UUID flagId = event.flagId();
        takeTurn();
        Set<CaseStory> known = knownOf(event.domain());
        if (agreementId != null && flagId != null) {
            known.add(stories.of(event.caseId(), event.caseNumber(), event.domain(), agreementId, flagId));
        }
        see(HoldsSeen.in(event), known);
    }

    void reinstated(Envelope<DomainReinstated> envelope) {
        DomainReinstated event = envelope.event();
        UUID agreementId = event.agreementId();
        UUID flagId = event.flagId();
        takeTurn();
        Set<CaseStory> known = knownOf(event.domain());
        if (agreementId != null && flagId != null) {
            CaseStory story = stories.of(event.caseId(), event.caseNumber(), event.domain(), agreementId, flagId);
            story.close(event.cause());
            known.add(story);
        }
        see(HoldsSeen.in(event), known);
    }

    void state(Envelope<SuspensionState> envelope) {
        takeTurn();
        see(HoldsSeen.in(envelope.event()), knownOf(envelope.event().domain()));
    }

    /// By one query; which of them is meant is then found without another.
    private Set<CaseStory> knownOf(DomainName domain) {
        return new LinkedHashSet<>(stories.about(domain));
    }

    private void see(HoldsSeen seen, Set<CaseStory> all) {
        seen.holds()
                .values()
                .forEach(hold ->
                        all.add(stories.of(hold.caseId(), hold.caseNumber(), seen.domain(), hold.agreementId(), null)));
        names.see(seen, all);
        all.stream().map(CaseStory::facts).forEach(writeNotices::due);
    }

    /// One story comes on seven topics, each with a thread of its own. Row locks alone would be taken in the order of
    /// each batch, and two batches about the same names would lock each other out.
    private void takeTurn() {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(" + LOCK + ")")
                .getSingleResult();
    }
}
