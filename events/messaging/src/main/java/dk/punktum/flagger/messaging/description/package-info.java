/// What the descriptions of all services' APIs (OpenAPI) have in common.
@NullMarked
package dk.punktum.flagger.messaging.description;

import org.jspecify.annotations.NullMarked;
