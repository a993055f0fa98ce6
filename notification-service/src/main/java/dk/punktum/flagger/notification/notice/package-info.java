/// Who is told of what, once; and what became of it.
@NullMarked
package dk.punktum.flagger.notification.notice;

import org.jspecify.annotations.NullMarked;
