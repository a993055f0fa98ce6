/// Tells a downstream team whether its consumer converges, whatever Kafka and the network do to the stream.
@NullMarked
package dk.punktum.flagger.conformance;

import org.jspecify.annotations.NullMarked;
