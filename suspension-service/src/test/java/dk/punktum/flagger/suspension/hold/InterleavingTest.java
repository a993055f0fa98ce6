package dk.punktum.flagger.suspension.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.appeal.AppealStanding;
import dk.punktum.flagger.suspension.appeal.AppealStory;
import dk.punktum.flagger.suspension.effect.Effects.LastOrder;
import dk.punktum.flagger.suspension.effect.Order;
import dk.punktum.flagger.suspension.effect.WatchedOrder;
import dk.punktum.flagger.suspension.hold.RestoreRules.Restoring;
import dk.punktum.flagger.suspension.hold.SuspensionRules.SnapshotSource;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import dk.punktum.flagger.testing.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Verdicts, appeals and their ends, repeats, closings, two workers that place holds, one that lifts them, a registry
/// that follows late and a watch that looks now and then, in any order; compared with a set of cases. Orders to the
/// registry stand beside cases, and either measure beside the other; the holder changes the name in the register
/// meanwhile, or RDAP is away when a name is to be put back.
class InterleavingTest {

    private static final DomainName NAME = new DomainName("eksempel.dk");
    private static final HoldSnapshot ORIGINAL =
            new HoldSnapshot(List.of("serverTransferProhibited"), List.of("ns1.example.net"), List.of());
    private static final int STEPS = 120;

    /// A last hold that is to be lifted, and what the register has answered.
    private record Look(Hold hold, RegisterAnswer answer) {}

    private static final Delegation PAGE = new Delegation(List.of("ns1.landing.example"), List.of());

    private static final List<HoldBasis> MATTERS =
            IntStream.range(0, 6).mapToObj(InterleavingTest::matter).toList();

    private static HoldBasis matter(int number) {
        CaseDecided verdict = Events.aCaseDecided().upheld().about(NAME).build();
        boolean flag = number % 2 == 0;
        return new HoldBasis(
                flag ? HoldCause.FLAG : HoldCause.values()[1 + number / 2],
                verdict.caseId(),
                (flag ? "C" : "O") + "-2026-00000" + number,
                flag ? verdict.flagId() : null,
                flag ? verdict.agreementId() : null,
                NAME,
                verdict.legalGround(),
                number % 3 == 0 ? Measure.LANDING_PAGE : Measure.SUSPEND,
                flag ? new HoldTerm(verdict.suspensionPeriod(), null, true) : new HoldTerm(null, null, false));
    }

    // The real thing.
    private Instant now = Instant.parse("2026-07-01T08:00:00Z");
    private final Suspension suspension = Suspension.of(NAME, now);
    private final List<Task> tasks = new ArrayList<>();
    private @Nullable WatchedOrder watched;

    private final LateRegistry registry = new LateRegistry(ORIGINAL);

    // The model.
    private final Set<UUID> decided = new HashSet<>();
    private final Set<UUID> closed = new HashSet<>();
    private final Map<UUID, AppealStory> appeals = new HashMap<>();
    private final Set<UUID> standing = new LinkedHashSet<>();
    private long changes;
    private Optional<String> told = Optional.of("free");

    // What the holder has made of the name, also while it was held; and whether RDAP can be away instead.
    private List<String> owned = ORIGINAL.nameServers();
    private boolean away;
    private @Nullable Look look;

    /// A worker in the middle of placing a hold.
    private static final class Task {
        final Hold hold;
        final long sequence;
        final @Nullable SnapshotSource source;
        final @Nullable HoldSnapshot earlier;

        @Nullable
        HoldSnapshot fetched;

        int step;

        Task(Hold hold, long sequence, @Nullable SnapshotSource source, @Nullable HoldSnapshot earlier) {
            this.hold = hold;
            this.sequence = sequence;
            this.source = source;
            this.earlier = earlier;
        }
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 500).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyInterleavingEndsInWhatTheCasesSay(int seed) {
        var random = new Random(seed);
        away = seed % 4 == 0;
        for (int i = 0; i < STEPS; i++) {
            now = now.plusMillis(random.nextInt(1000));
            switch (random.nextInt(15)) {
                case 0, 1 -> decide(MATTERS.get(random.nextInt(MATTERS.size())));
                case 2 -> closed.add(MATTERS.get(random.nextInt(MATTERS.size())).caseId());
                case 3, 4 -> claim(random);
                case 5, 6, 7 -> advance(random);
                case 8 -> liftOne(random);
                case 9 -> registry.follow();
                case 10 -> look();
                case 11 -> change(random);
                case 12 -> appeal(random);
                case 13, 14 -> followAppeal(random);
                default -> throw new AssertionError();
            }
            if (random.nextInt(200) == 0) {
                // A quiet hour: the registry catches up with everything.
                registry.catchUp();
                now = now.plus(Duration.ofHours(2));
            }
        }
        drain(random);

        Set<UUID> upheld = new HashSet<>(decided);
        upheld.removeAll(closed);
        assertThat(standing).isEqualTo(upheld);
        assertThat(suspension.sequence()).isEqualTo(changes);
        assertThat(suspension.holds().stream().filter(Hold::isStanding))
                .allSatisfy(hold -> assertThat(hold.end().frozenSince())
                        .isEqualTo(appeals(hold).frozenSince()));
        assertThat(registry.shown().statuses().containsAll(SuspensionStatuses.OF_LANDING_PAGE))
                .isEqualTo(!upheld.isEmpty());
        assertThat(registry.shown().statuses().contains("serverHold")).isEqualTo(wantsOut(upheld));
        assertThat(registry.ledTo()).isEqualTo(upheld.isEmpty() || wantsOut(upheld) ? null : PAGE);
        if (upheld.isEmpty()) {
            assertThat(registry.shown()).isEqualTo(asOwned());
        }
    }

    private void decide(HoldBasis matter) {
        decided.add(matter.caseId());
        suspension.request(Hold.requested(matter, now));
    }

    private void appeal(Random random) {
        AppealOutcome[] outcomes = AppealOutcome.values();
        int outcome = random.nextInt(2 * outcomes.length);
        UUID matter = MATTERS.get(random.nextInt(MATTERS.size())).caseId();
        appeals.computeIfAbsent(matter, _ -> new AppealStory())
                .tell(
                        AppealBody.values()[random.nextInt(2)],
                        now.minusMillis(random.nextInt(5000)),
                        outcome < outcomes.length ? outcomes[outcome] : null);
    }

    private AppealStanding appeals(Hold hold) {
        return appeals.getOrDefault(hold.caseId(), new AppealStory()).standing();
    }

    private void followAppeal(Random random) {
        List<Hold> placed = suspension.holds().stream().filter(Hold::isStanding).toList();
        if (!placed.isEmpty()) {
            follow(placed.get(random.nextInt(placed.size())));
        }
    }

    private void follow(Hold hold) {
        Instant frozenBefore = hold.end().frozenSince();
        List<SuspensionEvent> events = suspension.follow(hold, appeals(hold), null, now);
        assertThat(events.isEmpty())
                .isEqualTo(Objects.equals(frozenBefore, appeals(hold).frozenSince()));
        if (!events.isEmpty()) {
            told(hold, events);
        }
    }

    private void claim(Random random) {
        List<Hold> waiting = suspension.holds().stream()
                .filter(hold -> hold.status() == HoldStatus.REQUESTED)
                .toList();
        if (waiting.isEmpty() || tasks.size() == 2) {
            return;
        }
        Snapshot earlier = suspension.before();
        tasks.add(new Task(
                waiting.get(random.nextInt(waiting.size())),
                suspension.sequence(),
                suspension.status() == SuspensionStatus.SUSPENDED ? null : SuspensionRules.source(lastOrder()),
                earlier == null ? null : earlier.content()));
    }

    private Optional<LastOrder> lastOrder() {
        return Optional.ofNullable(watched).map(order -> order.standing(now));
    }

    private void advance(Random random) {
        if (tasks.isEmpty()) {
            return;
        }
        Task task = tasks.get(random.nextInt(tasks.size()));
        switch (task.step++) {
            case 0 -> task.fetched = registry.shown();
            case 1 -> keep(task);
            default -> {
                tasks.remove(task);
                place(task.hold);
            }
        }
    }

    private void keep(Task task) {
        if (task.source == null
                || suspension.status() != SuspensionStatus.FREE
                || suspension.sequence() != task.sequence) {
            return;
        }
        long next = suspension.sequence() + 1;
        Snapshot before = suspension.before();
        boolean believed = SuspensionRules.isBelieved(task.source, task.fetched, task.earlier);
        suspension.keep(believed ? Snapshot.of(NAME, next, task.fetched, null, now) : before.carriedOverTo(next));
    }

    private void place(Hold hold) {
        switch (suspension.placing(hold, closed.contains(hold.caseId()), true)) {
            case FIRST -> {
                assertThat(standing).isEmpty();
                standing.add(hold.caseId());
                told(hold, suspension.suspend(hold, PAGE, now));
            }
            case FURTHER -> {
                assertThat(standing).isNotEmpty();
                standing.add(hold.caseId());
                told(hold, suspension.addFurther(hold, PAGE, now));
            }
            case CANCEL -> hold.cancel(CloseCause.WITHDRAWN);
            case SNAPSHOT_MISSING, NOTHING -> {}
            case NO_LANDING_PAGE -> throw new AssertionError("there is one");
        }
    }

    private HoldSnapshot asOwned() {
        return new HoldSnapshot(ORIGINAL.statuses(), owned, ORIGINAL.dsRecords());
    }

    /// Not in the moments between the look and the reinstatement: what is changed then is lost.
    private void change(Random random) {
        if (!away && look == null && !registry.hasReinstatementAhead()) {
            owned = List.of("ns%d.example.net".formatted(random.nextInt(3)));
            registry.change(asOwned());
        }
    }

    private void lookAtRegister(Hold hold, Random random) {
        look = new Look(
                hold,
                away && random.nextBoolean()
                        ? new RegisterAnswer.Unavailable("timeout")
                        : new RegisterAnswer.Registered(registry.shown(), null, false));
    }

    private void lift(Look looked) {
        look = null;
        Hold hold = looked.hold();
        switch (suspension.lifting(hold)) {
            case LAST -> {
                standing.remove(hold.caseId());
                assertThat(standing).isEmpty();
                Snapshot before = suspension.before();
                Restoring restoring = RestoreRules.restore(before.content(), suspension.landings(), looked.answer());
                Snapshot restored = restoring.changed().isEmpty()
                        ? before
                        : Snapshot.of(NAME, suspension.sequence() + 1, restoring.restore(), null, now);
                told(hold, suspension.reinstate(hold, CloseCause.REVERSED, restoring, restored, now));
            }
            case OTHERS_STAND -> {
                standing.remove(hold.caseId());
                told(hold, suspension.remove(hold, CloseCause.REVERSED, now));
            }
            case CANCEL, NOTHING -> throw new AssertionError("it stood");
        }
    }

    private void liftOne(Random random) {
        if (look != null) {
            lift(look);
            return;
        }
        List<Hold> over = suspension.holds().stream()
                .filter(hold -> closed.contains(hold.caseId()))
                .filter(hold -> !hold.status().next().isEmpty())
                .toList();
        if (over.isEmpty()) {
            return;
        }
        Hold hold = over.get(random.nextInt(over.size()));
        switch (suspension.lifting(hold)) {
            case CANCEL -> hold.cancel(CloseCause.REVERSED);
            case OTHERS_STAND -> {
                standing.remove(hold.caseId());
                told(hold, suspension.remove(hold, CloseCause.REVERSED, now));
            }
            case LAST -> lookAtRegister(hold, random);
            case NOTHING -> throw new AssertionError("it was open");
        }
    }

    private void told(Hold hold, List<SuspensionEvent> events) {
        changes++;
        assertThat(events).allSatisfy(event -> assertThat(event.sequence()).isEqualTo(changes));
        var state = (SuspensionState) events.getLast();
        assertThat(state.holds().stream().map(ActiveHold::caseId).collect(Collectors.toSet()))
                .isEqualTo(standing);
        assertThat(state.before() == null).isEqualTo(standing.isEmpty());
        if (state.before() != null) {
            assertThat(state.before().statuses()).isEqualTo(ORIGINAL.statuses());
        }
        boolean out = wantsOut(standing);
        assertThat(state.delegation()).isEqualTo(standing.isEmpty() || out ? null : PAGE);
        assertThat(state.statuses())
                .isEqualTo(standing.isEmpty() ? List.of() : SuspensionStatuses.of(state.delegation()));
        boolean asTold = told.isPresent() && told.get().equals(measureOf(standing));
        assertThat(events).hasSize(asTold ? 1 : 2);
        told = Optional.of(measureOf(standing));
        if (events.size() == 2) {
            switch (events.getFirst()) {
                case DomainSuspended suspended -> {
                    assertThat(suspended.before()).isEqualTo(state.before());
                    assertThat(suspended.delegation()).isEqualTo(state.delegation());
                    Hold deciding = suspension.hold(suspended.holdId());
                    assertThat(deciding.measure()).isEqualTo(out ? Measure.SUSPEND : Measure.LANDING_PAGE);
                    assertThat(deciding.isStanding()).isTrue();
                    order(deciding, Change.SUSPENDED, suspended.before(), suspended.delegation());
                    registry.hear(suspended);
                }
                case DomainReinstated reinstated -> {
                    assertThat(reinstated.restore()).isEqualTo(asOwned());
                    order(hold, Change.REINSTATED, reinstated.restore(), null);
                    registry.hear(reinstated);
                }
                default -> throw new AssertionError(events);
            }
        }
    }

    private static boolean wantsOut(Set<UUID> standing) {
        return MATTERS.stream()
                .anyMatch(matter -> standing.contains(matter.caseId()) && matter.measure() == Measure.SUSPEND);
    }

    private static String measureOf(Set<UUID> standing) {
        return standing.isEmpty() ? "free" : wantsOut(standing) ? "out of the zone" : "on the landing page";
    }

    private void order(Hold hold, Change change, HoldSnapshot free, @Nullable Delegation landing) {
        boolean afterSeen = lastOrder().map(LastOrder::proven).orElse(true);
        if (watched != null) {
            watched.supersede();
        }
        var order = new Order(
                NAME,
                suspension.sequence(),
                change,
                hold.id(),
                hold.caseId(),
                hold.caseNumber(),
                hold.cause(),
                hold.flagId(),
                hold.agreementId(),
                free,
                landing,
                now);
        watched = new WatchedOrder(order, afterSeen);
    }

    private void look() {
        if (watched != null) {
            watched.look(registry.shown(), now);
        }
    }

    private void drain(Random random) {
        for (int i = 0; i < 100; i++) {
            claim(random);
            while (!tasks.isEmpty()) {
                advance(random);
            }
            liftOne(random);
            registry.follow();
            look();
        }
        suspension.holds().stream().filter(Hold::isStanding).forEach(this::follow);
    }
}
