/// How a downstream system follows the suspension events: the part to read when you write your own consumer.
@NullMarked
package dk.punktum.flagger.standin.suspensions;

import org.jspecify.annotations.NullMarked;
