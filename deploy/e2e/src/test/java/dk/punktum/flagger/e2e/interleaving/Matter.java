package dk.punktum.flagger.e2e.interleaving;

import dk.punktum.flagger.events.Measure;
import java.util.List;
import java.util.UUID;

/// Something that a hold on a name rests on.
sealed interface Matter permits FlagMatter, OrderMatter {

    /// As the hold carries it.
    UUID caseId();

    Measure measure();

    /// Whether it still stands at the end of the story.
    boolean stands();

    /// Whether the planned end of its hold passes, and no appeal is pending at the end of the story: deletion may
    /// follow.
    boolean isRipe();

    /// Whether an appeal is pending at the end of the story.
    boolean isFrozen();

    /// What happens in it; each is to be run once, whatever lies between.
    List<Runnable> steps();

    /// What ends it, when it still stands at the end of the story.
    Runnable end();
}
