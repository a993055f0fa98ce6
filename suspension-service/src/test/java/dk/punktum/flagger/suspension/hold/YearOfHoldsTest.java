package dk.punktum.flagger.suspension.hold;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.testing.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The year 2029, twice a day, with the service, its database and Kafka as they are. What is told of deletion is
/// compared with a calendar and a list of holds kept by hand.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class YearOfHoldsTest {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final int YEAR = 2029;
    private static final long SEED = 20290101;

    /// Nobody is at work on these days, besides weekends.
    private static final Set<LocalDate> CLOSED = Stream.of(
                    "01-01", "03-29", "03-30", "04-02", "05-10", "05-21", "06-05", "12-24", "12-25", "12-26", "12-31")
            .map(day -> LocalDate.parse(YEAR + "-" + day))
            .collect(Collectors.toSet());

    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    FakeRegistry registry;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @Inject
    AnnounceDeletion announceDeletion;

    @Inject
    FollowAppeal followAppeal;

    private final Map<String, Name> names = new LinkedHashMap<>();
    private final Map<ZonedDateTime, List<Runnable>> diary = new HashMap<>();
    private Story story;
    private Duration ahead;

    /// A hold as the test keeps it.
    private static final class Kept {
        final CaseDecided verdict;
        Instant end;
        boolean frozen;
        boolean told;
        int tellings;

        Kept(CaseDecided verdict, Instant end) {
            this.verdict = verdict;
            this.end = end;
        }
    }

    private static final class Name {
        final String text;
        final List<Kept> standing = new ArrayList<>();
        final List<Kept> all = new ArrayList<>();
        long sequence;
        Instant changedAt = Instant.MIN;

        Name(String text) {
            this.text = text;
        }

        @Nullable
        Instant end() {
            return standing.stream().anyMatch(hold -> hold.frozen)
                    ? null
                    : standing.stream()
                            .map(hold -> hold.end)
                            .max(Instant::compareTo)
                            .orElse(null);
        }
    }

    @BeforeEach
    void begin() {
        story = new Story();
        ahead = ShiftedClock.ahead();
    }

    @AfterEach
    void end() {
        ShiftedClock.goAhead(ahead);
        story.close();
    }

    @Test
    void aYearOfHoldsIsToldOfAtTheRightMomentsAndNeverTwice() throws SQLException {
        // Given
        writeDiary();

        // When
        int checks = 0;
        for (LocalDate day = LocalDate.of(YEAR, 1, 1); day.getYear() == YEAR; day = day.plusDays(1)) {
            for (LocalTime time : List.of(MORNING, EVENING)) {
                ZonedDateTime moment = day.atTime(time).atZone(DENMARK);
                ShiftedClock.goTo(moment.toInstant());
                diary.getOrDefault(moment, List.of()).forEach(Runnable::run);
                ShiftedClock.goTo(moment.plusHours(1).toInstant());
                check(moment.plusHours(1));
                checks++;
            }
        }

        // Then
        assertThat(checks).isEqualTo(730);
        List<Kept> holds =
                names.values().stream().flatMap(name -> name.all.stream()).toList();
        Map<UUID, Long> told = story.kafka().events(DeletionDue.class).stream()
                .collect(Collectors.groupingBy(envelope -> envelope.event().caseId(), Collectors.counting()));
        assertThat(holds)
                .allSatisfy(hold -> assertThat(told.getOrDefault(hold.verdict.caseId(), 0L))
                        .as("seed %d, %s", SEED, hold.verdict.domain())
                        .isEqualTo(hold.tellings));
        assertThat(holds.stream().filter(hold -> hold.tellings == 1)).hasSizeGreaterThan(25);
        assertThat(holds.stream().filter(hold -> hold.tellings == 2)).hasSizeGreaterThan(3);
        assertThat(holds.stream().filter(hold -> hold.tellings == 0)).hasSizeGreaterThan(3);
    }

    /// Ten stories, each four times, and single holds that end on days that are special.
    private void writeDiary() {
        var random = new Random(SEED);
        for (int i = 0; i < 40; i++) {
            LocalDate day = LocalDate.of(YEAR, 1, 1).plusDays(random.nextInt(230));
            tell(i % 10, day, random.nextBoolean() ? MORNING : EVENING);
        }
        Stream.of("03-25", "03-29", "03-30", "04-01", "05-10", "06-05", "10-28", "12-24", "12-25", "12-28")
                .map(day -> LocalDate.parse(YEAR + "-" + day))
                .forEach(day -> {
                    tell(0, day.minusDays(30), MORNING);
                    tell(0, day.minusDays(30), EVENING);
                });
    }

    private void tell(int kind, LocalDate start, LocalTime time) {
        Name name = new Name(newName());
        registry.register(name.text);
        names.put(name.text, name);
        var plot = new Plot(start, time);
        plot.on(0, () -> place(name, 30));
        switch (kind) {
            case 0 -> {}
            case 1 -> plot.on(5, () -> appeal(name)).on(20, () -> decide(name, AppealOutcome.UPHELD));
            case 2 -> plot.on(28, () -> appeal(name)).on(60, () -> decide(name, AppealOutcome.CHANGED));
            case 3 -> plot.on(12, () -> close(name));
            case 4 -> plot.on(45, () -> close(name));
            case 5 -> plot.on(10, () -> extend(name, 61));
            case 6 -> plot.on(8, () -> place(name, 50)).on(40, () -> close(name));
            case 7 -> plot.on(38, () -> appeal(name)).on(70, () -> decide(name, AppealOutcome.WITHDRAWN));
            case 8 ->
                plot.on(9, () -> appeal(name))
                        .on(29, () -> decide(name, AppealOutcome.REMITTED))
                        .on(50, () -> appeal(name))
                        .on(80, () -> decide(name, AppealOutcome.UPHELD));
            case 9 ->
                plot.on(9, () -> appeal(name))
                        .on(33, () -> decide(name, AppealOutcome.ANNULLED))
                        .on(40, () -> close(name));
            default -> throw new AssertionError(kind);
        }
    }

    private final class Plot {
        private final LocalDate start;
        private final LocalTime time;

        Plot(LocalDate start, LocalTime time) {
            this.start = start;
            this.time = time;
        }

        Plot on(int day, Runnable action) {
            diary.computeIfAbsent(start.plusDays(day).atTime(time).atZone(DENMARK), _ -> new ArrayList<>())
                    .add(action);
            return this;
        }
    }

    private void place(Name name, int days) {
        CaseDecided verdict = Events.aCaseDecided()
                .upheldFor(Period.ofDays(days))
                .about(name.text)
                .build();
        story.kafka().deliver(verdict);
        Instant placedAt = change(name);
        var hold = new Kept(verdict, placedAt.atZone(DENMARK).plusDays(days).toInstant());
        name.standing.add(hold);
        name.all.add(hold);
        takeBack(name);
    }

    private void close(Name name) {
        Kept hold = name.standing.getLast();
        story.close(hold.verdict);
        change(name);
        name.standing.remove(hold);
    }

    private void appeal(Name name) {
        Kept hold = name.standing.getFirst();
        boolean frozen = hold.frozen;
        story.appeal(hold.verdict, now());
        hold.frozen = true;
        if (!frozen) {
            change(name);
        }
        takeBack(name);
    }

    private void decide(Name name, AppealOutcome outcome) {
        Kept hold = name.standing.getFirst();
        Instant decidedAt = now();
        story.decideAppeal(hold.verdict, outcome, decidedAt);
        if (outcome == AppealOutcome.REMITTED || outcome == AppealOutcome.ANNULLED) {
            return;
        }
        change(name);
        hold.frozen = false;
        ZonedDateTime end = decidedAt.atZone(DENMARK);
        for (int days = 0; days < 5; ) {
            end = end.plusDays(1);
            days += isWorkingDay(end.toLocalDate()) ? 1 : 0;
        }
        hold.end = end.toInstant().isAfter(hold.end) ? end.toInstant() : hold.end;
    }

    private void extend(Name name, int days) {
        Kept hold = name.standing.getFirst();
        Instant end = now().atZone(DENMARK).plusDays(days).toInstant();
        String id = Story.hold(name.text).getString("id");
        hold.end = Instant.parse(given().auth()
                .oauth2(Tokens.of("clara"))
                .header("If-Match", "\"%d\"".formatted(name.sequence))
                .contentType(ContentType.JSON)
                .body(Map.of("plannedEnd", end.toString(), "reason", "AUTHORITY_ASKED"))
                .put("/suspensions/{name}/holds/{id}/planned-end", name.text, id)
                .then()
                .statusCode(200)
                .extract()
                .path("plannedEnd"));
        change(name);
    }

    /// To the millisecond, as all times are told.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// @return when
    private Instant change(Name name) {
        name.sequence++;
        name.changedAt =
                story.next(SuspensionState.class, name.text, name.sequence).changedAt();
        return name.changedAt;
    }

    private static void takeBack(Name name) {
        name.standing.forEach(hold -> hold.told = false);
    }

    private void check(ZonedDateTime moment) throws SQLException {
        while (followAppeal.followNext() || announceDeletion.announceNext()) {
            // All that is to be done at this moment.
        }
        Map<String, Instant> expected = new HashMap<>();
        for (Name name : names.values()) {
            Instant end = name.end();
            if (end != null && !isClosed(moment)) {
                Instant due = firstOpen(end.isAfter(name.changedAt) ? end : name.changedAt);
                if (!due.isAfter(moment.toInstant())) {
                    for (Kept hold : name.standing) {
                        hold.tellings += hold.told ? 0 : 1;
                        hold.told = true;
                    }
                }
            }
            name.standing.stream()
                    .filter(hold -> hold.told)
                    .forEach(hold -> expected.put(
                            hold.verdict.caseId().toString(),
                            firstOpen(name.end().isAfter(name.changedAt) ? name.end() : name.changedAt)));
        }
        await("what is told by %s, seed %d".formatted(moment, SEED))
                .untilAsserted(() -> assertThat(told()).isEqualTo(expected));
    }

    /// Case id to the time at which deletion became due.
    private Map<String, Instant> told() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select h.case_id, s.deletion_due_at from hold h join suspension s on s.domain = h.domain
                        where h.status = 'PLACED' and h.deletion_due_at is not null and h.domain = any (?)""")) {
            select.setArray(1, connection.createArrayOf("text", names.keySet().toArray()));
            Map<String, Instant> told = new HashMap<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    told.put(rows.getString(1), rows.getTimestamp(2).toInstant());
                }
            }
            return told;
        }
    }

    private static boolean isWorkingDay(LocalDate day) {
        Set<DayOfWeek> weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        return !weekend.contains(day.getDayOfWeek()) && !CLOSED.contains(day);
    }

    private static boolean isClosed(ZonedDateTime moment) {
        return !isWorkingDay(moment.toLocalDate()) || moment.getHour() < 9 || moment.getHour() >= 15;
    }

    private static Instant firstOpen(Instant from) {
        ZonedDateTime moment = from.atZone(DENMARK);
        while (isClosed(moment)) {
            moment = moment.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return moment.toInstant();
    }
}
