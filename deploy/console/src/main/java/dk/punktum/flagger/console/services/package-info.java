/// The five services, as the console asks them: with the person's own token, in parallel, never for long.
@NullMarked
package dk.punktum.flagger.console.services;

import org.jspecify.annotations.NullMarked;
