/// Everybody can check that a notice is genuine.
@NullMarked
package dk.punktum.flagger.notification.check;

import org.jspecify.annotations.NullMarked;
