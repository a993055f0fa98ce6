/// A person writes a flag, sees what the system made of each name, and sends it.
@NullMarked
package dk.punktum.flagger.intake.portal.handin;

import org.jspecify.annotations.NullMarked;
