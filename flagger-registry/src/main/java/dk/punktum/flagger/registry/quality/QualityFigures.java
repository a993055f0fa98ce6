package dk.punktum.flagger.registry.quality;

import java.util.Map;
import java.util.TreeMap;

/// What happened to an agreement's cases in a period. A case that was decided in one and reversed in another stands
/// in both.
///
/// @param accepted            upheld
/// @param refused             declined, by reason
/// @param reversed            verdicts that fell, by cause: the registry reversed itself, the Complaints Board or a
///                            court annulled
/// @param takenBack           decided cases that the authority ended itself, by cause; most of them have served their
///                            purpose
/// @param closedBeforeVerdict undecided cases that were closed, by cause
record QualityFigures(
        int decided,
        int accepted,
        Map<String, Integer> refused,
        Map<String, Integer> reversed,
        Map<String, Integer> takenBack,
        Map<String, Integer> closedBeforeVerdict) {

    QualityFigures {
        refused = Map.copyOf(refused);
        reversed = Map.copyOf(reversed);
        takenBack = Map.copyOf(takenBack);
        closedBeforeVerdict = Map.copyOf(closedBeforeVerdict);
    }

    static final QualityFigures NONE = new Counting().figures();

    /// Gathers counts.
    static final class Counting {

        private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

        void add(String kind, String code, int cases) {
            counts.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(code, cases, Integer::sum);
        }

        QualityFigures figures() {
            int accepted = sum(of("ACCEPTED"));
            return new QualityFigures(
                    accepted + sum(of("REFUSED")),
                    accepted,
                    of("REFUSED"),
                    of("REVERSED"),
                    of("TAKEN_BACK"),
                    of("UNDECIDED"));
        }

        private Map<String, Integer> of(String kind) {
            return counts.getOrDefault(kind, Map.of());
        }
    }

    static int sum(Map<String, Integer> byCode) {
        return byCode.values().stream().mapToInt(Integer::intValue).sum();
    }
}
