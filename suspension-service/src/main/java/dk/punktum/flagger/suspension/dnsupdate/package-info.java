/// Brings suspensions about at the zone's primary, where no downstream system does it on our events.
@NullMarked
package dk.punktum.flagger.suspension.dnsupdate;

import org.jspecify.annotations.NullMarked;
