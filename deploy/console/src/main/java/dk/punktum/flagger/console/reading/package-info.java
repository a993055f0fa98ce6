/// Every record of every topic, read once for all browsers, kept as a row, and told to pages that show news.
@NullMarked
package dk.punktum.flagger.console.reading;

import org.jspecify.annotations.NullMarked;
