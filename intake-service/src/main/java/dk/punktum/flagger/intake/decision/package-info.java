/// What a decision has to say besides the names that it is about (Regulation (EU) 2022/2065, Article 9(2)).
@NullMarked
package dk.punktum.flagger.intake.decision;

import org.jspecify.annotations.NullMarked;
