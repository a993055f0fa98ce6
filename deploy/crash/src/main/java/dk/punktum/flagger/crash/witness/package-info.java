/// What can be seen of the system from outside, and from below: its databases, topics, register and mails.
@NullMarked
package dk.punktum.flagger.crash.witness;

import org.jspecify.annotations.NullMarked;
