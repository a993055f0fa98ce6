/// The front page: how flags move through the services, how these are, and what holds new holds back.
@NullMarked
package dk.punktum.flagger.console.pipeline;

import org.jspecify.annotations.NullMarked;
