/// Makes the contract's topics, and says who may read and write them, on a cluster that is not ours to configure.
@NullMarked
package dk.punktum.flagger.topics;

import org.jspecify.annotations.NullMarked;
