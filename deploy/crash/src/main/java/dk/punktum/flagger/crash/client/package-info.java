/// Those who use the system while it is being killed, and what they were told.
@NullMarked
package dk.punktum.flagger.crash.client;

import org.jspecify.annotations.NullMarked;
