/// The page Live tail: records as they come, narrowed by name, case and topic.
@NullMarked
package dk.punktum.flagger.console.tail;

import org.jspecify.annotations.NullMarked;
