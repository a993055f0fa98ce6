/// What is done when the registry does not show what we hold: orders are told again, everything is compared now and
/// then.
@NullMarked
package dk.punktum.flagger.suspension.reconcile;

import org.jspecify.annotations.NullMarked;
