/// How the agreements of trusted flaggers stand: a local replica of what flagger-registry tells.
@NullMarked
package dk.punktum.flagger.intake.agreement;

import org.jspecify.annotations.NullMarked;
