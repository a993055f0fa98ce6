/// The server-sent stream of a page: named parts of HTML and figures, to all who have the page open.
@NullMarked
package dk.punktum.flagger.console.stream;

import org.jspecify.annotations.NullMarked;
