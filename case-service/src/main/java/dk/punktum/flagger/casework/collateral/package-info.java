/// What else a hold on a name would hit: other names' hosts, mail, sub-tenants.
@NullMarked
package dk.punktum.flagger.casework.collateral;

import org.jspecify.annotations.NullMarked;
