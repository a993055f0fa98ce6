package dk.punktum.flagger.e2e.interleaving;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// An order to the registry, entered by one person, approved by another, and lifted: in that order, with anything in
/// between.
final class OrderMatter implements Matter {

    /// A killed service is back after some ten seconds, and may be killed again.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<HoldCause> CAUSES =
            List.of(HoldCause.COURT_ORDER, HoldCause.COMPLAINTS_BOARD, HoldCause.REGISTRY);

    private final Stack stack;
    private final Measure measure;
    private final boolean lifted;
    private final UUID id;
    private final AtomicInteger done = new AtomicInteger();

    /// @param lifted whether the order is over at the end of the story
    OrderMatter(String domain, boolean lifted, Stack stack, Random random) {
        this.stack = stack;
        this.lifted = lifted;
        this.measure = random.nextBoolean() ? Measure.SUSPEND : Measure.LANDING_PAGE;
        String cause = CAUSES.get(random.nextInt(CAUSES.size())).name();
        this.id = UUID.fromString(post(
                        Identity.ANNA,
                        "/orders",
                        () -> Map.of(
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
                                UUID.randomUUID().toString()))
                .body()
                .path("id")
                .asText());
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
        return !lifted;
    }

    @Override
    public List<Runnable> steps() {
        return lifted ? List.of(this::next, this::next) : List.of(this::next);
    }

    private void next() {
        if (done.getAndIncrement() == 0) {
            post(Identity.CLARA, "/orders/%s/approve".formatted(id), Map::of);
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
