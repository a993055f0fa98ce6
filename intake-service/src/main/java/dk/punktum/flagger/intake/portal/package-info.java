/// What all pages of the portal share: who looks at them, in which language, where requests come from, and errors.
///
/// The portal is for people at an authority who hand in by hand. It ends in the same use cases as the API. Its pages
/// stand in `templates/portal`, its texts in `wording/portal.<language>.properties`.
@NullMarked
package dk.punktum.flagger.intake.portal;

import org.jspecify.annotations.NullMarked;
