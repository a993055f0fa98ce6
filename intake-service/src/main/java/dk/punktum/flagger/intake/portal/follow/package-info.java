/// A person finds her authority's flags, follows them, takes them back, and files their receipts.
@NullMarked
package dk.punktum.flagger.intake.portal.follow;

import org.jspecify.annotations.NullMarked;
