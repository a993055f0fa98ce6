package dk.punktum.flagger.e2e.interleaving;

import static dk.punktum.flagger.testing.Events.aCaseAppealed;
import static dk.punktum.flagger.testing.Events.aCaseClosed;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.anAppealDecided;

import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.testing.EventBuilder;
import dk.punktum.flagger.testing.KafkaProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A flag's case, told as case-service would, but repeated, and in any order.
final class FlagMatter implements Matter {

    private final KafkaProbe kafka;
    private final CaseDecided verdict;
    private final CaseClosed end;
    private final List<Runnable> steps = new ArrayList<>();
    private final boolean closed;

    /// @param closed whether the case is over at the end of the story
    FlagMatter(String domain, boolean closed, KafkaProbe kafka, Random random) {
        this.kafka = kafka;
        this.closed = closed;
        verdict = aCaseDecided().upheld().about(domain).build();
        end = ofThisCase(aCaseClosed()).build();
        told(verdict, random);
        if (closed) {
            told(end, random);
        }
        if (random.nextInt(3) == 0) {
            told(ofThisCase(aCaseAppealed()).build(), random);
            if (random.nextBoolean()) {
                told(ofThisCase(anAppealDecided().with(AppealOutcome.UPHELD)).build(), random);
            }
        }
    }

    private <E extends Event, B extends EventBuilder<E, B>> B ofThisCase(B event) {
        return event.about(verdict.domain())
                .inCase(verdict.caseId(), verdict.caseNumber())
                .ofFlag(verdict.flagId())
                .under(verdict.agreementId());
    }

    /// Once; or twice under the same id, as Kafka may; or again under another, as a sender may.
    private void told(Event event, Random random) {
        UUID id = Uuid7.next();
        steps.add(() -> kafka.deliver(event, id));
        switch (random.nextInt(6)) {
            case 0 -> steps.add(() -> kafka.deliver(event, id));
            case 1 -> steps.add(() -> kafka.deliver(event));
            default -> {}
        }
    }

    @Override
    public UUID caseId() {
        return verdict.caseId();
    }

    @Override
    public Measure measure() {
        return verdict.measure();
    }

    @Override
    public boolean stands() {
        return !closed;
    }

    @Override
    public List<Runnable> steps() {
        return List.copyOf(steps);
    }

    @Override
    public Runnable end() {
        return () -> kafka.deliver(end);
    }
}
