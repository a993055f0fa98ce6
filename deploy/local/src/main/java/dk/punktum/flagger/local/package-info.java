/// The whole system on one machine: what it stands on, a stand-in for the registry, the five services, and a demo.
@NullMarked
package dk.punktum.flagger.local;

import org.jspecify.annotations.NullMarked;
