/// Whom an agreement names to act in person, and as what, asked of flagger-registry.
@NullMarked
package dk.punktum.flagger.intake.portal.person;

import org.jspecify.annotations.NullMarked;
