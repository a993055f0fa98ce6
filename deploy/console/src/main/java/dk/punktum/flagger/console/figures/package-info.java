/// The page Figures: what the registry tells the public about orders and how quickly it acted.
@NullMarked
package dk.punktum.flagger.console.figures;

import org.jspecify.annotations.NullMarked;
