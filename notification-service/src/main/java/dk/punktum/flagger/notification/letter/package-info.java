/// The words of each notice, and the mail that carries them.
@NullMarked
package dk.punktum.flagger.notification.letter;

import org.jspecify.annotations.NullMarked;
