package dk.punktum.flagger.intake.portal.prepared;

import static dk.punktum.flagger.intake.portal.prepared.Happened.Step.DECIDED;
import static dk.punktum.flagger.intake.portal.prepared.Happened.Step.ENDED;
import static dk.punktum.flagger.intake.portal.prepared.Happened.Step.HELD;
import static dk.punktum.flagger.intake.portal.prepared.Happened.Step.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.portal.prepared.Happened.Step;
import dk.punktum.flagger.intake.progress.CaseLife;
import dk.punktum.flagger.intake.progress.DomainProgress;
import dk.punktum.flagger.intake.progress.FlagDomainStatus;
import dk.punktum.flagger.intake.progress.HoldLife;
import dk.punktum.flagger.intake.progress.WithdrawalFact;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HappenedTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final Happened DECIDED_ON_A = new Happened("a.dk", DECIDED);
    private static final Happened HELD_A = new Happened("a.dk", HELD);
    private static final Happened DECIDED_ON_B = new Happened("b.dk", DECIDED);

    @ParameterizedTest
    @MethodSource
    void whatCameOfAName(DomainProgress progress, List<Step> steps) {
        assertThat(Happened.to("a.dk", progress)).extracting(Happened::step).containsExactlyElementsOf(steps);
    }

    static Stream<Arguments> whatCameOfAName() {
        var open = new CaseLife("C-1", NOW, null, null, null, null, null);
        var upheld = new CaseLife("C-1", NOW, Verdict.UPHELD, null, NOW, null, null);
        var closed = new CaseLife("C-1", NOW, Verdict.UPHELD, null, NOW, CloseCause.REVERSED, NOW);
        var held = new HoldLife(NOW, NOW, null, null, null, null);
        var lifted = new HoldLife(NOW, NOW, null, NOW, null, null);
        var takenBack = new WithdrawalFact(WithdrawalReason.RESOLVED, NOW);
        return Stream.of(
                arguments(progress(null, null, null), List.of()),
                arguments(progress(open, null, null), List.of()),
                arguments(progress(upheld, null, null), List.of(DECIDED)),
                arguments(progress(upheld, held, null), List.of(DECIDED, HELD)),
                arguments(progress(null, held, null), List.of(HELD)),
                arguments(progress(upheld, lifted, null), List.of(DECIDED, HELD, ENDED)),
                arguments(progress(closed, null, null), List.of(DECIDED, ENDED)),
                arguments(progress(null, null, takenBack), List.of(WITHDRAWN)),
                arguments(progress(upheld, held, takenBack), List.of(DECIDED, HELD, WITHDRAWN)));
    }

    @Test
    void whatWasKnownBeforeIsNoNews() {
        assertThat(Happened.since(Set.of(), Set.of())).isEmpty();
        assertThat(Happened.since(Set.of(DECIDED_ON_A), Set.of(DECIDED_ON_A))).isEmpty();
        assertThat(Happened.since(Set.of(DECIDED_ON_A), Set.of(DECIDED_ON_B, HELD_A, DECIDED_ON_A)))
                .containsExactly(HELD_A, DECIDED_ON_B);
    }

    @Test
    void whatIsKeptIsReadAsItWas() {
        Set<Happened> all = Set.copyOf(Arrays.stream(Step.values())
                .flatMap(step -> Stream.of(new Happened("a.dk", step), new Happened("xn--4cabco7dk5a.dk", step)))
                .toList());

        assertThat(Happened.read(Happened.written(all))).isEqualTo(all);
        assertThat(Happened.read(Happened.written(Set.of()))).isEmpty();
    }

    private static DomainProgress progress(
            @Nullable CaseLife registryCase, @Nullable HoldLife hold, @Nullable WithdrawalFact withdrawal) {
        return new DomainProgress(FlagDomainStatus.RECEIVED, registryCase, hold, withdrawal);
    }
}
