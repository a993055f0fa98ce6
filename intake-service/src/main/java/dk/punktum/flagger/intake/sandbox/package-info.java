/// Where authorities try out what they have built: the same API, and nothing of it reaches the registry.
@NullMarked
package dk.punktum.flagger.intake.sandbox;

import org.jspecify.annotations.NullMarked;
