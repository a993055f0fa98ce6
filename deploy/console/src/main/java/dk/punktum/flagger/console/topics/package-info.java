/// The page Topics: what goes in and out of each topic, and who is behind.
@NullMarked
package dk.punktum.flagger.console.topics;

import org.jspecify.annotations.NullMarked;
