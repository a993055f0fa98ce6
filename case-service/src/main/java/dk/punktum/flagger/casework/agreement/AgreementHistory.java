package dk.punktum.flagger.casework.agreement;

import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Every version of one agreement that we have heard of.
record AgreementHistory(List<AgreementTerms> versions) {

    AgreementHistory {
        versions =
                versions.stream().sorted(comparingInt(AgreementTerms::version)).toList();
    }

    AgreementThen at(Instant moment) {
        if (versions.isEmpty()) {
            return new AgreementThen.NotHeardOf();
        }
        int next = (int) versions.stream()
                .takeWhile(terms -> !terms.changedAt().isAfter(moment))
                .count();
        if (next == 0 || isGapBefore(next)) {
            return new AgreementThen.HistoryIncomplete();
        }
        AgreementTerms then = versions.get(next - 1);
        return new AgreementThen.Known(then.inForce(moment), Set.copyOf(then.grounds()));
    }

    /// Versions are numbered without gaps; one that we lack may have been the one that counted.
    private boolean isGapBefore(int next) {
        return next < versions.size()
                && versions.get(next).version() != versions.get(next - 1).version() + 1;
    }
}
