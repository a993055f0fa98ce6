/// The persons who may act for an authority. What is known of them stays in this service.
@NullMarked
package dk.punktum.flagger.registry.person;

import org.jspecify.annotations.NullMarked;
