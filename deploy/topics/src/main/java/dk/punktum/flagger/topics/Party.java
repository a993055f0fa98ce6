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

    /// Who acts on an event with us sets aside what can not be handled; downstream systems have their own ways.
    boolean isService() {
        return !name.equals(DOWNSTREAM) && !name.equals(OPERATORS);
    }

    Set<String> mayWrite() {
        return isService()
                ? Stream.concat(sends.stream(), reads.stream().map(topic -> topic + "-dlq"))
                        .collect(Collectors.toUnmodifiableSet())
                : sends;
    }
}
