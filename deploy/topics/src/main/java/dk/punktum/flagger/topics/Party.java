package dk.punktum.flagger.topics;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Somebody who uses the topics, and which.
///
/// @param name   of one of our services, or `downstream` or `operators`
/// @param sends  topics of events that it tells
/// @param reads  topics of events that it acts on
record Party(String name, Set<String> sends, Set<String> reads) {

    static final String DOWNSTREAM = "downstream";
    static final String OPERATORS = "operators";

    private static final String SUSPENSIONS = "suspension-service";

    /// Who acts on an event with us sets aside what can not be handled; downstream systems have their own ways.
    boolean isService() {
        return !name.equals(DOWNSTREAM) && !name.equals(OPERATORS);
    }

    /// suspension-service reads its own events, too: after its database was restored they tell what it has lost.
    Set<String> mayRead() {
        return name.equals(SUSPENSIONS)
                ? Stream.concat(sends.stream(), reads.stream()).collect(Collectors.toUnmodifiableSet())
                : reads;
    }

    Set<String> mayWrite() {
        return isService()
                ? Stream.concat(sends.stream(), reads.stream().map(topic -> topic + "-dlq"))
                        .collect(Collectors.toUnmodifiableSet())
                : sends;
    }
}
