/// What the services say to each other: one record per event, the topic it travels on, and the names it is about.
@NullMarked
package dk.punktum.flagger.events;

import org.jspecify.annotations.NullMarked;
