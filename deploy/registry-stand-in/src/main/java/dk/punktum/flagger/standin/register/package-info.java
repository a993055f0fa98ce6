/// What the registry knows: names, registrars, registrants, hosts, and which names are held. In memory only.
@NullMarked
package dk.punktum.flagger.standin.register;

import org.jspecify.annotations.NullMarked;
