package dk.punktum.flagger.e2e.interleaving;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// An order to the registry, entered by one person, approved by another, and lifted or run out: in that order, with
/// anything in between.
final class OrderMatter implements Matter {

    /// A killed service is back after some ten seconds, a minute on a loaded machine, and may be killed again.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final List<HoldCause> CAUSES =
            List.of(HoldCause.COURT_ORDER, HoldCause.COMPLAINTS_BOARD, HoldCause.REGISTRY);

    private final String domain;
    private final Stack stack;
    private final Measure measure;
    private final boolean over;
    private final boolean runsOut;
    private final PlannedEnds plannedEnds;
    private final UUID id;
    private final AtomicInteger done = new AtomicInteger();

    /// @param over whether the order is over at the end of the story
    OrderMatter(String domain, boolean over, Stack stack, PlannedEnds plannedEnds, Random random) {
        this.domain = domain;
        this.stack = stack;
        this.over = over;
        this.plannedEnds = plannedEnds;
        this.runsOut = over && random.nextBoolean();
        this.measure = random.nextBoolean() ? Measure.SUSPEND : Measure.LANDING_PAGE;
        String cause = CAUSES.get(random.nextInt(CAUSES.size())).name();
        this.id = UUID.fromString(post(Identity.ANNA, "/orders", () -> submission(cause))
                .body()
                .path("id")
                .asText());
    }

    private Map<String, String> submission(String cause) {
        var submission = new HashMap<>(Map.of(
                "domain",
                domain,
                "cause",
                cause,
                "measure",
                measure.name(),
                "legalGround",
                "terms-10.1",
                // A new one at each try: one that was taken in, and whose answer was lost, is known.
                "reference",
                UUID.randomUUID().toString()));
        if (runsOut) {
            submission.put("suspensionPeriod", "P1D");
        }
        return submission;
    }

    @Override
    public UUID caseId() {
        return id;
    }

    @Override
    public Measure measure() {
        return measure;
    }

    @Override
    public boolean stands() {
        return !over;
    }

    @Override
    public boolean isRipe() {
        return false;
    }

    @Override
    public boolean isFrozen() {
        return false;
    }

    @Override
    public List<Runnable> steps() {
        return over ? List.of(this::next, this::next) : List.of(this::next);
    }

    private void next() {
        if (done.getAndIncrement() == 0) {
            post(Identity.CLARA, "/orders/%s/approve".formatted(id), Map::of);
        } else if (runsOut) {
            plannedEnds.letRunOut(domain, id);
        } else {
            lift();
        }
    }

    @Override
    public Runnable end() {
        return this::lift;
    }

    private void lift() {
        post(Identity.BO, "/orders/%s/lift".formatted(id), () -> Map.of("reason", "REVOKED"));
    }

    /// Whoever does not answer has just been killed: again, until there is an answer.
    private Answer post(Identity person, String path, Callable<Map<String, String>> body) {
        return Awaitility.await(path + " to be done")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(
                        () -> stack.http().post(person, stack.url(Part.SUSPENSION_SERVICE) + path, body.call()),
                        answer -> answer.status() < 300);
    }
}
