/// PostgreSQL, Kafka, OIDC and SMTP for one machine: embedded or in containers, for tests and for the local stack.
@NullMarked
package dk.punktum.flagger.backing;

import org.jspecify.annotations.NullMarked;
