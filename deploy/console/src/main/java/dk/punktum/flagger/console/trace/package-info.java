/// The page Trace: one story over all services and topics, what is missing in it, and whom it waits for.
@NullMarked
package dk.punktum.flagger.console.trace;

import org.jspecify.annotations.NullMarked;
