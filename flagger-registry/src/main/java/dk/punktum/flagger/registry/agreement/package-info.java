/// The written agreement that makes a public authority a trusted flagger, and its life.
@NullMarked
package dk.punktum.flagger.registry.agreement;

import org.jspecify.annotations.NullMarked;
