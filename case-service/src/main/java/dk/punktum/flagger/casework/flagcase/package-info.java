/// One flagged domain name: how its case is opened, what its life allows, and its whole story.
@NullMarked
package dk.punktum.flagger.casework.flagcase;

import org.jspecify.annotations.NullMarked;
