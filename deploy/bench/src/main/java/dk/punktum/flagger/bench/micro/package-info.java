/// What single functions cost (JMH).
@NullMarked
package dk.punktum.flagger.bench.micro;

import org.jspecify.annotations.NullMarked;
