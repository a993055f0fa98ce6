package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.Uuid7;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What the inbox does in one transaction.
final class InboxTransaction {

    private static final Logger LOG = Logger.getLogger(InboxTransaction.class);

    private final DataSource database;
    private final OutboxRelay relay;
    private final InboxMeters meters;
    private final Clock clock;

    InboxTransaction(DataSource database, OutboxRelay relay, InboxMeters meters, Clock clock) {
        this.database = database;
        this.relay = relay;
        this.meters = meters;
        this.clock = clock;
    }

    /// Does what is to be done with these records, in their order, all or nothing.
    <E extends Event> Void handle(Handler<E> by, List<Reading<E>> readings) throws Exception {
        var plan = new Plan<E>();
        QuarkusTransaction.requiringNew().call(() -> {
            Set<UUID> claimed;
            try (Connection connection = database.getConnection()) {
                claimed = begin(connection, by, readings, plan);
            }
            for (Reading.Readable<E> each : plan.todo) {
                if (claimed.remove(each.envelope().id())) {
                    by.handle(each.envelope());
                    plan.handled++;
                } else {
                    plan.repeats++;
                }
            }
            return null;
        });
        meters.handled(by.name(), plan.handled);
        meters.repeats(by.name(), plan.repeats);
        tell(plan.setAside);
        return null;
    }

    /// Keeps a record that failed alone.
    Void setAside(Handler<?> by, Reading<?> reading, Throwable fault) throws Exception {
        DeadLetter letter = letter(by, reading.arrival(), DeadLetter.Reason.HANDLER_FAILED, Faults.describe(fault));
        boolean added = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                InboxPositionTable.advance(connection, after(List.of(reading)));
                return DeadLetterTable.setAside(connection, letter);
            }
        });
        tell(added ? List.of(letter) : List.of());
        return null;
    }

    /// Where each partition goes on after these. It is noted with the work: a database that loses the one loses the
    /// other.
    private static Map<TopicPartition, Long> after(List<? extends Reading<?>> readings) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (Reading<?> reading : readings) {
            Arrival arrival = reading.arrival();
            next.put(new TopicPartition(arrival.topic(), arrival.partition()), arrival.offset() + 1);
        }
        return next;
    }

    private static final class Plan<E extends Event> {
        final List<Reading.Readable<E>> todo = new ArrayList<>();
        final List<DeadLetter> setAside = new ArrayList<>();
        int handled;
        int repeats;
    }

    /// Plans what is to be done, and claims it. One statement does for nearly every batch; only where something can not
    /// be read, or where this handler has something set aside, there is more to it.
    ///
    /// @return those that were not done before
    private <E extends Event> Set<UUID> begin(
            Connection connection, Handler<E> by, List<Reading<E>> readings, Plan<E> plan) throws SQLException {
        Map<TopicPartition, Long> next = after(readings);
        List<Reading.Readable<E>> readable = readable(readings);
        if (readable.size() == readings.size()) {
            Optional<Set<UUID>> claimed = InboxTable.claimUnlessSetAside(connection, by.name(), ids(readable), next);
            if (claimed.isPresent()) {
                plan.todo.addAll(readable);
                return claimed.get();
            }
        } else {
            InboxPositionTable.advance(connection, next);
        }
        sort(connection, by, readings, plan);
        return plan.todo.isEmpty() ? Set.of() : InboxTable.claim(connection, by.name(), ids(plan.todo));
    }

    /// Sets aside what can not be read and what follows on the key of something set aside; the rest is to be done.
    private <E extends Event> void sort(Connection connection, Handler<E> by, List<Reading<E>> readings, Plan<E> plan)
            throws SQLException {
        Set<Arrival.Lane> open = openLanes(connection, by, readings);
        Set<UUID> doneBefore =
                open.isEmpty() ? Set.of() : InboxTable.done(connection, by.name(), ids(readable(readings)));
        for (Reading<E> reading : readings) {
            Arrival.Lane lane = reading.arrival().lane();
            switch (reading) {
                case Reading.Readable<E> readable when lane == null || !open.contains(lane) -> plan.todo.add(readable);
                case Reading.Readable<E> readable
                when doneBefore.contains(readable.envelope().id()) -> plan.repeats++;
                case Reading.Readable<E> _ -> {
                    var letter = letter(by, reading.arrival(), DeadLetter.Reason.BEHIND_ANOTHER, null);
                    if (DeadLetterTable.setAside(connection, letter)) {
                        plan.setAside.add(letter);
                    }
                }
                case Reading.Unreadable<E> unreadable -> {
                    var letter = letter(by, reading.arrival(), unreadable.reason(), unreadable.detail());
                    if (DeadLetterTable.setAside(connection, letter)) {
                        plan.setAside.add(letter);
                        if (lane != null) {
                            open.add(lane);
                        }
                    }
                }
            }
        }
    }

    /// Those lanes of the batch in which something is set aside; under lock, if there are any.
    private static Set<Arrival.Lane> openLanes(
            Connection connection, Handler<?> by, List<? extends Reading<?>> readings) throws SQLException {
        Set<Arrival.Lane> ours = new HashSet<>();
        for (Reading<?> reading : readings) {
            Arrival.Lane lane = reading.arrival().lane();
            if (lane != null) {
                ours.add(lane);
            }
        }
        Set<Arrival.Lane> open = DeadLetterTable.openLanes(connection, by.name());
        open.retainAll(ours);
        if (open.isEmpty()) {
            return open;
        }
        DeadLetterTable.lock(connection, by.name());
        Set<Arrival.Lane> stillOpen = DeadLetterTable.openLanes(connection, by.name());
        stillOpen.retainAll(ours);
        return stillOpen;
    }

    private DeadLetter letter(Handler<?> by, Arrival arrival, DeadLetter.Reason reason, @Nullable String detail) {
        return new DeadLetter(Uuid7.next(), by.name(), arrival, reason, detail, clock.instant());
    }

    private void tell(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        relay.wake();
        Map<DeadLetter.Reason, Long> counts = letters.stream()
                .collect(Collectors.groupingBy(
                        DeadLetter::reason, () -> new EnumMap<>(DeadLetter.Reason.class), Collectors.counting()));
        counts.forEach(meters::setAside);
        letters.forEach(letter -> LOG.warnf(
                "dead letter %s: handler %s, %s-%d@%d, %s %s",
                letter.id(),
                letter.handler(),
                letter.arrival().topic(),
                letter.arrival().partition(),
                letter.arrival().offset(),
                letter.reason(),
                letter.detail() == null ? "" : letter.detail()));
    }

    private static <E extends Event> List<UUID> ids(Collection<Reading.Readable<E>> readings) {
        return readings.stream().map(each -> each.envelope().id()).toList();
    }

    private static <E extends Event> List<Reading.Readable<E>> readable(List<Reading<E>> readings) {
        List<Reading.Readable<E>> all = new ArrayList<>();
        for (Reading<E> reading : readings) {
            if (reading instanceof Reading.Readable<E> readable) {
                all.add(readable);
            }
        }
        return all;
    }
}
