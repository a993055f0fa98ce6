/// The machine identities of the authorities: which OAuth clients hand in flags under which agreement, and when.
@NullMarked
package dk.punktum.flagger.registry.client;

import org.jspecify.annotations.NullMarked;
