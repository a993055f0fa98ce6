/// Which days count as working days in Denmark, and when somebody is at work.
@NullMarked
package dk.punktum.flagger.suspension.calendar;

import org.jspecify.annotations.NullMarked;
