/// What is known of each case and each name, from events that come in any order and more than once.
@NullMarked
package dk.punktum.flagger.notification.story;

import org.jspecify.annotations.NullMarked;
