package dk.punktum.flagger.intake.portal.follow;

import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.progress.FlagDomainStatus;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// A flag as a line in the list.
///
/// @param names    the first few, as people write them
/// @param statuses how many names stand where
@TemplateData
record FlagSummary(UUID id, String number, String caseNumber, String receivedAt, String names, List<String> statuses) {

    private static final int NAMES = 3;

    static FlagSummary of(FlagView flag, Phrases t) {
        String names =
                flag.domains().stream().map(FlagView.Name::uLabel).limit(NAMES).collect(Collectors.joining(", "));
        int more = flag.domains().size() - NAMES;
        TreeMap<FlagDomainStatus, Long> counts = flag.domains().stream()
                .collect(Collectors.groupingBy(name -> name.progress().status(), TreeMap::new, Collectors.counting()));
        return new FlagSummary(
                flag.flagId(),
                flag.flagNumber(),
                flag.caseNumber(),
                t.time(flag.receivedAt()),
                more > 0 ? t.of("flags.more-names", names, more) : names,
                counts.entrySet().stream()
                        .map(count -> "%d × %s".formatted(count.getValue(), t.of("status." + count.getKey())))
                        .toList());
    }
}
