/// Everybody concerned is told: registrant, registrar and authority.
@NullMarked
package dk.punktum.flagger.notification;

import org.jspecify.annotations.NullMarked;
