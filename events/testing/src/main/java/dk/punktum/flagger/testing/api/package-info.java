/// Holds a service to the description of its API (OpenAPI): each test's requests and answers, and each release.
@NullMarked
package dk.punktum.flagger.testing.api;

import org.jspecify.annotations.NullMarked;
