/// Orders to the registry itself to hold a name: a court's, the Complaints Board's, or its own decision.
@NullMarked
package dk.punktum.flagger.suspension.order;

import org.jspecify.annotations.NullMarked;
