/// Server-sent events (WHATWG HTML, section 9.2): a flag, shown at each of its changes to whoever follows
/// it.
@NullMarked
package dk.punktum.flagger.intake.stream;

import org.jspecify.annotations.NullMarked;
