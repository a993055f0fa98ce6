/// The operators' console: the place where an operator looks first.
@NullMarked
package dk.punktum.flagger.console;

import org.jspecify.annotations.NullMarked;
