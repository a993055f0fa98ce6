package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Shows an authority its flags, in the order in which they changed. Whoever follows the list with its cursors
/// gets every flag after each of its changes, or after several of them at once, and none twice without a change in
/// between.
@ApplicationScoped
class ListFlags {

    private final FlagsByChange flagsByChange;
    private final ReadFlags readFlags;

    ListFlags(FlagsByChange flagsByChange, ReadFlags readFlags) {
        this.flagsByChange = flagsByChange;
        this.readFlags = readFlags;
    }

    /// @param end  where this page ended, and the next one begins
    /// @param more whether there is one already
    record Page(List<FlagView> flags, FlagCursor end, boolean more) {}

    /// Empty when the cursor is another database's.
    @Transactional
    Optional<Page> page(AgreementFacts agreement, Instant since, FlagCursor after, int most, Language language) {
        flagsByChange.freeze();
        if (!flagsByChange.isKnown(after)) {
            return Optional.empty();
        }
        List<FlagCursor> found = flagsByChange.after(after, agreement, since, most + 1);
        List<FlagCursor> shown = found.stream().limit(most).toList();
        return Optional.of(new Page(
                shown.stream()
                        .flatMap(place -> readFlags.own(place.flagId(), agreement, language).stream())
                        .toList(),
                shown.isEmpty() ? after : shown.getLast(),
                found.size() > most));
    }
}
