/// The public register of trusted flaggers.
@NullMarked
package dk.punktum.flagger.registry.register;

import org.jspecify.annotations.NullMarked;
