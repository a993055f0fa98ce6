/// Which machine identities may act now, and with which certificate.
@NullMarked
package dk.punktum.flagger.intake.client;

import org.jspecify.annotations.NullMarked;
