package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.Event;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What an operator can do about dead letters.
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /// How a redrive ended.
    sealed interface Redrive {

        /// The lane is free again: what comes next on its key is handled as it comes.
        ///
        /// @param resolved how many records were done
        record Finished(int resolved) implements Redrive {}

        /// A record still does not go; it and what is behind it stay set aside.
        record Stopped(int resolved, UUID at, DeadLetter.Reason reason, String detail) implements Redrive {}

        /// There is no such unresolved dead letter.
        record Unknown() implements Redrive {}

        /// This service has no handler of that name any more.
        record NoHandler(String handler) implements Redrive {}
    }

    /// More than a person looks through.
    private static final int LONGEST_LANE = 1000;

    /// What is set aside on one key, in the order in which a redrive takes it.
    ///
    /// @param chosen those that were asked for
    record Lane(List<UUID> chosen, List<DeadLetter> letters) {

        DeadLetter first() {
            return letters.getFirst();
        }
    }

    private final DataSource database;
    private final Handlers handlers;
    private final Clock clock;

    DeadLetters(DataSource database, Handlers handlers, Clock clock) {
        this.database = database;
        this.handlers = handlers;
        this.clock = clock;
    }

    /// The oldest unresolved ones.
    List<DeadLetter> open(int limit) throws Exception {
        try (Connection connection = database.getConnection()) {
            return DeadLetterTable.open(connection, limit);
        }
    }

    /// The lanes in which these dead letters stand, each once; those that are unknown or resolved are left out.
    List<Lane> lanes(Collection<UUID> ids) throws Exception {
        Map<UUID, Lane> byFirst = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            for (UUID id : ids) {
                Optional<DeadLetter> letter = DeadLetterTable.find(connection, id);
                if (letter.isPresent()) {
                    List<DeadLetter> letters = DeadLetterTable.inLaneOf(connection, letter.get(), LONGEST_LANE);
                    byFirst.computeIfAbsent(letters.getFirst().id(), _ -> new Lane(new ArrayList<>(), letters))
                            .chosen()
                            .add(id);
                }
            }
        }
        return List.copyOf(byFirst.values());
    }

    /// How far a redrive would come, as far as can be told without doing it: up to the first record that still can
    /// not be read. Whether the work itself succeeds, only the redrive shows.
    Redrive foresee(Lane lane) {
        String name = lane.first().handler();
        Optional<Handler<?>> handler = handlers.named(name);
        if (handler.isEmpty()) {
            return new Redrive.NoHandler(name);
        }
        int readable = 0;
        for (DeadLetter letter : lane.letters()) {
            if (handler.get().read(letter.arrival()) instanceof Reading.Unreadable<?> unreadable) {
                return new Redrive.Stopped(readable, letter.id(), unreadable.reason(), unreadable.detail());
            }
            readable++;
        }
        return new Redrive.Finished(readable);
    }

    /// Hands everything that is set aside in the lane of this dead letter to its handler again, from the first record
    /// on, each in a transaction of its own, until one fails. Each is written into the audit.
    Redrive redrive(UUID id, OperatorAct by) throws Exception {
        Optional<DeadLetter> chosen = find(id);
        if (chosen.isEmpty()) {
            return new Redrive.Unknown();
        }
        Optional<Handler<?>> handler = handlers.named(chosen.get().handler());
        if (handler.isEmpty()) {
            return new Redrive.NoHandler(chosen.get().handler());
        }
        int resolved = 0;
        while (true) {
            var attempt = new Attempt();
            try {
                QuarkusTransaction.requiringNew().call(() -> {
                    redriveNext(handler.get(), chosen.get(), attempt, by);
                    return null;
                });
            } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
                if (attempt.letter == null || Faults.of(e) != Faults.OTHER) {
                    throw e;
                }
                attempt.fail(DeadLetter.Reason.HANDLER_FAILED, Faults.describe(e));
            }
            if (attempt.letter == null) {
                LOG.infof("dead letter %s redriven with its lane: %d records", id, resolved);
                return new Redrive.Finished(resolved);
            }
            if (attempt.reason != null && attempt.detail != null) {
                explain(attempt.letter, attempt.reason, attempt.detail, by);
                return new Redrive.Stopped(resolved, attempt.letter.id(), attempt.reason, attempt.detail);
            }
            resolved++;
        }
    }

    /// Decides that a dead letter is never to be done; the handler will not do it if Kafka delivers it again. What is
    /// behind it stays set aside until it is redriven or discarded.
    ///
    /// @return whether there was such an unresolved dead letter
    boolean discard(UUID id, OperatorAct by) throws Exception {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                Optional<DeadLetter> letter = DeadLetterTable.find(connection, id);
                if (letter.isEmpty()) {
                    return false;
                }
                DeadLetterTable.lock(connection, letter.get().handler());
                UUID eventId = letter.get().arrival().eventId();
                if (eventId != null) {
                    InboxTable.claim(connection, letter.get().handler(), List.of(eventId));
                }
                Instant now = clock.instant();
                DeadLetterTable.resolve(connection, id, DeadLetter.Resolution.DISCARDED, now, by.person(), by.reason());
                OperatorAudit.write(connection, by, OperatorAudit.Action.DISCARDED, subject(letter.get()), null, now);
                LOG.infof("dead letter %s discarded", id);
                return true;
            }
        });
    }

    /// One step of a redrive, and how it went.
    private static final class Attempt {
        @Nullable
        DeadLetter letter;

        DeadLetter.@Nullable Reason reason;

        @Nullable
        String detail;

        void fail(DeadLetter.Reason because, String exactly) {
            reason = because;
            detail = exactly;
        }
    }

    private <E extends Event> void redriveNext(Handler<E> handler, DeadLetter inLane, Attempt attempt, OperatorAct by)
            throws Exception {
        Reading.Readable<E> readable;
        boolean claimed;
        try (Connection connection = database.getConnection()) {
            DeadLetterTable.lock(connection, inLane.handler());
            DeadLetter letter = DeadLetterTable.inLaneOf(connection, inLane, 1).stream()
                    .findFirst()
                    .orElse(null);
            attempt.letter = letter;
            if (letter == null) {
                return;
            }
            switch (handler.read(letter.arrival())) {
                case Reading.Unreadable<E> unreadable -> {
                    attempt.fail(unreadable.reason(), unreadable.detail());
                    return;
                }
                case Reading.Readable<E> found -> readable = found;
            }
            UUID event = readable.envelope().id();
            claimed = InboxTable.claim(connection, inLane.handler(), Set.of(event))
                    .contains(event);
            DeadLetter.Resolution resolution = claimed ? DeadLetter.Resolution.REDRIVEN : DeadLetter.Resolution.REPEAT;
            Instant now = clock.instant();
            DeadLetterTable.resolve(connection, letter.id(), resolution, now, by.person(), null);
            OperatorAudit.write(connection, by, OperatorAudit.Action.REDRIVEN, subject(letter), resolution.name(), now);
        }
        if (claimed) {
            handler.handle(readable.envelope());
        }
    }

    private Optional<DeadLetter> find(UUID id) throws Exception {
        try (Connection connection = database.getConnection()) {
            return DeadLetterTable.find(connection, id);
        }
    }

    private void explain(DeadLetter letter, DeadLetter.Reason reason, String detail, OperatorAct by) throws Exception {
        QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                DeadLetterTable.explain(connection, letter.id(), reason, detail);
                OperatorAudit.write(
                        connection,
                        by,
                        OperatorAudit.Action.REDRIVE_FAILED,
                        subject(letter),
                        reason + ": " + detail,
                        clock.instant());
                return null;
            }
        });
    }

    private static OperatorAudit.Subject subject(DeadLetter letter) {
        return new OperatorAudit.Subject(
                letter.id().toString(),
                letter.arrival().topic(),
                letter.arrival().key());
    }
}
