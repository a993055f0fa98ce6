package dk.punktum.flagger.suspension.dnsupdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.suspension.primary.NameRecords;
import dk.punktum.flagger.suspension.primary.Primary;
import dk.punktum.flagger.suspension.primary.Primary.Reply;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class DnsUpdateTest {

    /// Longer than anything sent can still arrive.
    private static final Duration QUIET = Duration.ofSeconds(81);

    private static final Duration RETRY = Duration.ofSeconds(61);

    @Inject
    OrderDnsUpdate orders;

    @Inject
    DnsUpdates updates;

    @Inject
    RecordDnsUpdate record;

    @Inject
    Clock clock;

    @Inject
    EntityManager database;

    private final MemoryPrimary primary = new MemoryPrimary();
    private CarryOutDnsUpdate worker;
    private DomainName name;

    @BeforeEach
    void begin() {
        worker = new CarryOutDnsUpdate(record, primary, clock);
        name = newName();
        primary.serve(name, delegation());
    }

    @Test
    void aSuspendedNameIsTakenOutAndPutBackWithItsTtls() {
        NameRecords before = primary.serves(name);

        suspend(1);
        work();
        assertThat(primary.serves(name)).isEqualTo(NameRecords.NONE);

        reinstate(2);
        work();
        assertThat(primary.serves(name)).isEqualTo(before);
        assertThat(newest().status()).isEqualTo(DnsUpdateStatus.DONE);
        assertThat(open()).isEmpty();
    }

    @Test
    void whatIsThereIsKeptAndCommittedBeforeItIsTakenOut() {
        suspend(1);
        primary.beforeNextUpdate(() -> assertThat(keptRecords()).isEqualTo(4));

        work();

        assertThat(primary.serves(name)).isEqualTo(NameRecords.NONE);
    }

    @Test
    void whatTheHolderChangesBetweenTwoSuspensionsIsWhatTheSecondPutsBack() {
        // Given
        suspend(1);
        work();
        reinstate(2);
        work();
        primary.serve(name, "%s. 60 NS ns8.example.net.".formatted(name.aLabel()));
        NameRecords meanwhile = primary.serves(name);

        // When
        suspend(3);
        work();
        NameRecords held = primary.serves(name);
        reinstate(4);
        work();

        // Then
        assertThat(held).isEqualTo(NameRecords.NONE);
        assertThat(primary.serves(name)).isEqualTo(meanwhile);
    }

    @Test
    void aNameIsMovedFromTheLandingPageOutOfTheZoneAndBack() {
        NameRecords before = primary.serves(name);

        order(DnsUpdate.replace(name, 1, List.of("ns1.landing.example"), List.of(), clock.instant()));
        work();
        assertThat(primary.serves(name).text())
                .containsExactly("%s. 300 IN NS ns1.landing.example.".formatted(name.aLabel()));

        suspend(2);
        work();
        assertThat(primary.serves(name)).isEqualTo(NameRecords.NONE);

        reinstate(3);
        work();
        assertThat(primary.serves(name)).isEqualTo(before);
    }

    @Test
    void aNewerOrderOvertakesAnOlderOneThatWasNeverSent() {
        // Given
        primary.setDown(true);
        suspend(1);
        work();
        reinstate(2);

        // When
        primary.setDown(false);
        ShiftedClock.putForward(RETRY);
        work();

        // Then
        assertThat(primary.changes()).isZero();
        assertThat(statuses()).containsExactly("1 SUPERSEDED", "2 DONE");
    }

    @Test
    void anOlderOrderThatComesLateChangesNothing() {
        reinstate(2);
        work();

        suspend(1);
        work();

        assertThat(primary.changes()).isZero();
        assertThat(statuses()).containsExactly("2 DONE");
    }

    @Test
    void theSameOrderAgainIsLookedAtAgain() {
        // Given
        suspend(1);
        work();
        primary.serve(name, delegation());

        // When
        suspend(1);
        work();

        // Then
        assertThat(primary.serves(name)).isEqualTo(NameRecords.NONE);
        assertThat(statuses()).containsExactly("1 DONE");
    }

    @Test
    void anAnswerThatWasLostIsLookedForAndANewerOrderWaitsUntilNothingCanArriveAnyMore() {
        // Given
        NameRecords before = primary.serves(name);
        suspend(1);
        primary.nextAnswer(_ -> new Reply.Unknown("timeout"));
        work();
        assertThat(statuses()).containsExactly("1 DONE");

        // When
        reinstate(2);
        work();

        // Then
        assertThat(primary.serves(name)).isEqualTo(NameRecords.NONE);
        ShiftedClock.putForward(QUIET);
        work();
        assertThat(primary.serves(name)).isEqualTo(before);
    }

    @Test
    void aMessageThatIsStillOnItsWayCanNotUndoANewerOrder() {
        // Given: taken up and not heard of again; what it has sent may arrive whenever the primary still takes it
        NameRecords before = primary.serves(name);
        suspend(1);
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(record.claimNext()).isPresent());

        // When
        reinstate(2);
        work();
        assertThat(statuses()).containsExactly("1 SUPERSEDED", "2 PENDING");
        primary.apply(new Primary.Change(name, before, NameRecords.NONE));
        keep(before);
        ShiftedClock.putForward(QUIET);
        work();

        // Then
        assertThat(primary.serves(name)).isEqualTo(before);
        assertThat(statuses()).containsExactly("1 SUPERSEDED", "2 DONE");
    }

    @Test
    void whatSomebodyElseChangesMeanwhileIsReportedAndNotTouched() {
        // Given
        suspend(1);
        String others = "%s. 60 NS ns9.example.net.".formatted(name.aLabel());
        primary.beforeNextUpdate(() -> primary.serve(name, others));

        // When
        work();

        // Then
        assertThat(primary.changes()).isZero();
        assertThat(open()).singleElement().satisfies(shown -> {
            assertThat(shown.status()).isEqualTo(DnsUpdateStatus.CONFLICT);
            assertThat(shown.fault()).isEqualTo("zone-changed");
            assertThat(shown.found()).containsExactly("%s. 60 IN NS ns9.example.net.".formatted(name.aLabel()));
        });

        // When
        primary.serve(name);
        ShiftedClock.putForward(RETRY);
        work();

        // Then
        assertThat(statuses()).containsExactly("1 DONE");
    }

    @Test
    void aNameThatSomebodyElseHasDelegatedIsNotRestoredAndIsKeptAnewForTheNextSuspension() {
        // Given
        suspend(1);
        work();
        primary.serve(name, "%s. 60 NS ns9.example.net.".formatted(name.aLabel()));
        NameRecords others = primary.serves(name);

        // When
        reinstate(2);
        work();

        // Then
        assertThat(primary.serves(name)).isEqualTo(others);
        assertThat(statuses()).containsExactly("1 DONE", "2 CONFLICT");

        // When
        suspend(3);
        work();
        reinstate(4);
        work();

        // Then
        assertThat(primary.serves(name)).isEqualTo(others);
        assertThat(statuses()).containsExactly("1 DONE", "2 SUPERSEDED", "3 DONE", "4 DONE");
    }

    @Test
    void whatWasChangedInTheRegisterMeanwhileIsNotOverwritten() {
        suspend(1);
        work();

        order(DnsUpdate.restore(name, 2, true, clock.instant()));
        work();

        assertThat(primary.serves(name)).isEqualTo(NameRecords.NONE);
        assertThat(open())
                .singleElement()
                .satisfies(shown -> assertThat(shown.fault()).isEqualTo("register-changed"));
    }

    @Test
    void aRefusalIsTriedAgain() {
        // Given
        suspend(1);
        primary.beforeNextUpdate(() -> primary.serve(name));
        NameRecords before = primary.serves(name);
        primary.nextAnswer(_ -> new Reply.Refused("BADTIME"));
        work();
        primary.serve(name, delegation());
        assertThat(open())
                .singleElement()
                .satisfies(shown -> assertThat(shown.fault()).isEqualTo("BADTIME"));

        // When
        ShiftedClock.putForward(RETRY);
        work();

        // Then
        assertThat(primary.serves(name)).isEqualTo(NameRecords.NONE);
        assertThat(before.isEmpty()).isFalse();
    }

    @Test
    void aNameThatIsNotInTheZoneIsLeftAlone() {
        primary.serve(name);

        suspend(1);
        work();
        reinstate(2);
        work();

        assertThat(primary.changes()).isZero();
        assertThat(statuses()).containsExactly("1 DONE", "2 DONE");
    }

    @Test
    void onlyOneWishPerNameIsOpen() {
        suspend(1);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    updates.persist(DnsUpdate.takeOut(name, 2, clock.instant()));
                    updates.flush();
                }))
                .hasStackTraceContaining("dns_update_is_open_once");
    }

    /// Whatever order is given when, whatever gets lost, whoever dies: at the end the zone is as the last order says.
    @Test
    void whateverIsKilledWheneverThereIsOneNetEffect() {
        for (int seed = 1; seed <= 60; seed++) {
            begin();
            NameRecords before = primary.serves(name);
            var random = new Random(seed);
            int sequence = 0;
            boolean suspended = false;
            for (int step = 0; step < 12; step++) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> {
                        suspended = !suspended;
                        order(
                                suspended
                                        ? DnsUpdate.takeOut(name, ++sequence, clock.instant())
                                        : DnsUpdate.restore(name, ++sequence, false, clock.instant()));
                    }
                    case 2 -> primary.nextAnswer(_ -> new Reply.Unknown("timeout"));
                    case 3 ->
                        // Dies before it has written down what came of it.
                        primary.nextAnswer(_ -> {
                            throw new IllegalStateException("killed");
                        });
                    case 4 -> ShiftedClock.putForward(Duration.ofSeconds(random.nextInt(90)));
                    default -> workOrDie();
                }
            }
            for (int i = 0; i < 8; i++) {
                ShiftedClock.putForward(QUIET);
                workOrDie();
            }
            assertThat(primary.serves(name))
                    .as("seed %d, %d orders", seed, sequence)
                    .isEqualTo(suspended ? NameRecords.NONE : before);
        }
    }

    private void workOrDie() {
        try {
            work();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed");
        }
    }

    private void work() {
        for (int i = 0; i < 10 && worker.doNext(); i++) {}
    }

    private void suspend(long sequence) {
        order(DnsUpdate.takeOut(name, sequence, clock.instant()));
    }

    private void reinstate(long sequence) {
        order(DnsUpdate.restore(name, sequence, false, clock.instant()));
    }

    private void order(DnsUpdate wish) {
        QuarkusTransaction.requiringNew().run(() -> orders.order(wish));
    }

    private void keep(NameRecords before) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.persist(KeptDelegation.of(name, 1, before, clock.instant())));
    }

    private DnsUpdate newest() {
        return QuarkusTransaction.requiringNew().call(() -> updates.newest(name).orElseThrow());
    }

    private List<DnsUpdateView> open() {
        return QuarkusTransaction.requiringNew().call(() -> updates.open(1000)).stream()
                .filter(shown -> shown.domain().equals(name.aLabel()))
                .toList();
    }

    private List<String> statuses() {
        return QuarkusTransaction.requiringNew()
                .call(() -> updates.list("domain = ?1 order by sequence", name.aLabel()).stream()
                        .map(update -> update.sequence() + " " + update.status())
                        .toList());
    }

    private long keptRecords() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery("""
                        select count(*) from kept_record r join kept_delegation k on k.id = r.kept_delegation_id
                        where k.domain = :domain""", Long.class)
                .setParameter("domain", name.aLabel())
                .getSingleResult());
    }

    private DomainName newName() {
        var fresh = new DomainName(Story.newName());
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "insert into suspension (domain, changed_at) values (:domain, :now)")
                        .setParameter("domain", fresh.aLabel())
                        .setParameter("now", Instant.EPOCH)
                        .executeUpdate());
        return fresh;
    }

    private String[] delegation() {
        return new String[] {
            "%s. 7200 NS ns1.%s.".formatted(name.aLabel(), name.aLabel()),
            "%s. 7200 NS ns2.example.net.".formatted(name.aLabel()),
            "%s. 1200 DS 12345 13 2 00FF".formatted(name.aLabel()),
            "ns1.%s. 600 A 192.0.2.1".formatted(name.aLabel())
        };
    }
}
