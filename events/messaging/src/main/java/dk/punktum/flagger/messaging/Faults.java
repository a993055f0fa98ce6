package dk.punktum.flagger.messaging;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a failure means for the records that were being handled.
enum Faults {
    /// The database is away or full, or the service around us is closing. No record is at fault; it will be back.
    OUTAGE,
    /// Somebody else was at the same rows. Trying again is the answer, but not for ever.
    CONFLICT,
    /// Anything else: one of the records, or the code that handles it.
    OTHER;

    /// By name, since not every service has JPA.
    private static final Set<String> OPTIMISTIC = Set.of(
            "jakarta.persistence.OptimisticLockException",
            "org.hibernate.StaleStateException",
            "org.hibernate.StaleObjectStateException");

    /// How Hibernate, ArC and Agroal say that they are closed. They have no exception, and no SQL state, of their own
    /// for it.
    private static final List<String> CLOSED_STATE =
            List.of("EntityManagerFactory is closed", "ArC container not initialized");
    private static final List<String> CLOSED_POOL = List.of("This pool is closed", "the pool is shutting down");

    /// Agroal's words when it gets no connection in time; it gives no state.
    private static final String NO_CONNECTION = "cquisition timeout";

    static Faults of(Throwable fault) {
        Faults found = OTHER;
        for (Throwable each : everythingIn(fault)) {
            if (isOutage(each)) {
                return OUTAGE;
            }
            if (isConflict(each)) {
                found = CONFLICT;
            }
        }
        return found;
    }

    /// Class names, SQL states and the place in our own code: never a message, since messages quote content.
    static String describe(Throwable fault) {
        String classes = everythingIn(fault).stream()
                .map(Faults::name)
                .distinct()
                .limit(6)
                .collect(Collectors.joining(" < "));
        return everythingIn(fault).stream()
                .flatMap(each -> Stream.of(each.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith("dk.punktum.flagger."))
                .findFirst()
                .map(frame -> "%s at %s:%d".formatted(classes, frame.getFileName(), frame.getLineNumber()))
                .orElse(classes);
    }

    private static String name(Throwable fault) {
        String name = fault.getClass().getName();
        return fault instanceof SQLException sql && sql.getSQLState() != null
                ? "%s(%s)".formatted(name, sql.getSQLState())
                : name;
    }

    /// Source: PostgreSQL documentation, appendix A "Error Codes".
    private static boolean isOutage(Throwable fault) {
        String message = String.valueOf(fault.getMessage());
        if (fault instanceof IllegalStateException) {
            return CLOSED_STATE.stream().anyMatch(message::contains);
        }
        if (!(fault instanceof SQLException sql)) {
            return false;
        }
        String state = sql.getSQLState();
        if (state == null) {
            return message.contains(NO_CONNECTION) || CLOSED_POOL.stream().anyMatch(message::contains);
        }
        return state.startsWith("08") // connection exception
                || state.startsWith("53") // insufficient resources
                || state.startsWith("57P") // shut down, crashed, starting up
                || state.startsWith("58") // system error, such as I/O
                || state.equals("25006"); // read-only: we are talking to a standby
    }

    private static boolean isConflict(Throwable fault) {
        if (OPTIMISTIC.contains(fault.getClass().getName())) {
            return true;
        }
        if (!(fault instanceof SQLException sql) || sql.getSQLState() == null) {
            return false;
        }
        return sql.getSQLState().startsWith("40") // serialization failure, deadlock
                || sql.getSQLState().equals("55P03") // lock not available
                || sql.getSQLState().equals("57014"); // cancelled, for instance by a statement timeout
    }

    /// The failure, its causes, and what they suppressed. JTA puts the real reason in either place.
    private static List<Throwable> everythingIn(Throwable fault) {
        List<Throwable> all = new ArrayList<>();
        collect(fault, all);
        return all;
    }

    private static void collect(Throwable fault, List<Throwable> into) {
        if (into.stream().anyMatch(known -> known == fault)) {
            return;
        }
        into.add(fault);
        if (fault.getCause() != null) {
            collect(fault.getCause(), into);
        }
        for (Throwable suppressed : fault.getSuppressed()) {
            collect(suppressed, into);
        }
    }
}
