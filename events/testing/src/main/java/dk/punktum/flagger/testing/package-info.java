/// What tests of services share: events in the words of the domain, a probe in Kafka, clocks, rules of the
/// architecture.
@NullMarked
package dk.punktum.flagger.testing;

import org.jspecify.annotations.NullMarked;
