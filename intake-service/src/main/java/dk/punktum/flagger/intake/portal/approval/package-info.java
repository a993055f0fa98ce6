/// A person approves and sends what another one of the same authority has prepared, or returns it.
@NullMarked
package dk.punktum.flagger.intake.portal.approval;

import org.jspecify.annotations.NullMarked;
