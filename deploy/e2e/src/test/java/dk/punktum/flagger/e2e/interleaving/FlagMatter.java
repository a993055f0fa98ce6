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
import java.util.concurrent.atomic.AtomicInteger;

/// A flag's case, told as case-service would, but repeated, and in any order; sometimes its planned end passes.
final class FlagMatter implements Matter {

    private final KafkaProbe kafka;
    private final CaseDecided verdict;
    private final CaseClosed end;
    private final List<Runnable> steps = new ArrayList<>();
    private final boolean closed;
    private final boolean passes;
    private final boolean frozen;
    private final AtomicInteger done = new AtomicInteger();

    /// @param closed whether the case is over at the end of the story
    FlagMatter(String domain, boolean closed, KafkaProbe kafka, PlannedEnds plannedEnds, Random random) {
        this.kafka = kafka;
        this.closed = closed;
        verdict = aCaseDecided().upheld().about(domain).build();
        end = ofThisCase(aCaseClosed()).build();
        told(verdict, random);
        if (closed) {
            told(end, random);
        }
        boolean appealed = random.nextInt(3) == 0;
        frozen = appealed && random.nextBoolean();
        if (appealed) {
            told(ofThisCase(aCaseAppealed()).build(), random);
            if (!frozen) {
                told(ofThisCase(anAppealDecided().with(AppealOutcome.UPHELD)).build(), random);
            }
        }
        passes = random.nextInt(3) == 0;
        if (passes) {
            // The second of these two to be run is the one that waits for the hold; between them lies anything.
            Runnable first = steps.removeFirst();
            Runnable second = () -> plannedEnds.letPass(verdict.domain(), verdict.caseId());
            Runnable next = () -> (done.getAndIncrement() == 0 ? first : second).run();
            steps.addAll(List.of(next, next));
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
    public boolean isRipe() {
        return passes && !frozen;
    }

    @Override
    public boolean isFrozen() {
        return frozen;
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
