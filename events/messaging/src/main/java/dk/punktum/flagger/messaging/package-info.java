/// How events leave a service and reach it: outbox and relay, inbox, dead letters.
@NullMarked
package dk.punktum.flagger.messaging;

import org.jspecify.annotations.NullMarked;
