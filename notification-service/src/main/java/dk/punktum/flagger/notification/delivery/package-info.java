/// Sends the notices that are due, and tries again until they are taken or a person has to look.
@NullMarked
package dk.punktum.flagger.notification.delivery;

import org.jspecify.annotations.NullMarked;
