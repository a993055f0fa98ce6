/// What one person at an authority has prepared and another one has to approve before it is sent.
@NullMarked
package dk.punktum.flagger.intake.portal.prepared;

import org.jspecify.annotations.NullMarked;
