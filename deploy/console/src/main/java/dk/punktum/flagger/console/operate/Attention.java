package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.services.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Everything that waits for a person, and who could not be asked.
///
/// @param waiting    the oldest first
/// @param unanswered services of which something is not known
/// @param at         when it was so
record Attention(List<Waiting> waiting, List<Unanswered> unanswered, Instant at) {

    /// @param refused it answered, and refused: the person may not see that, or the service is older than this console
    public record Unanswered(ServiceName service, boolean refused) {}

    public Optional<Waiting> find(String reference) {
        return waiting.stream().filter(one -> one.reference().equals(reference)).findFirst();
    }

    /// Equal when the same things wait, and the same services do not answer.
    public String digest() {
        var parts = new TreeSet<String>();
        waiting.forEach(one -> parts.add(one.reference()));
        unanswered.forEach(each -> parts.add(each.service().label() + " " + each.refused()));
        return Integer.toHexString(parts.hashCode());
    }

    boolean isRefusedByAll() {
        return unanswered.size() == ServiceName.values().length
                && unanswered.stream().allMatch(Unanswered::refused);
    }

    boolean isUnanswered(ServiceName service) {
        return unanswered.stream().anyMatch(each -> each.service() == service);
    }
}
