package dk.punktum.flagger.crash.invariant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every notice that is due was sent at least once, always under the same id, and to the right party only.
public final class NoticesAreSent {

    /// A notice that somebody is owed.
    ///
    /// @param address where it has to go; the register's or the agreement's, not what notification-service says
    public record Owed(String caseNumber, String occasion, String recipient, String address) {}

    /// A notice as notification-service has it.
    ///
    /// @param messageId of the mail
    public record Written(String caseNumber, String occasion, String recipient, String messageId) {}

    /// A mail as it arrived.
    public record Arrived(String messageId, String address) {}

    public static List<String> violations(List<Owed> owed, List<Written> written, List<Arrived> arrived) {
        List<String> violations = new ArrayList<>();
        Map<List<String>, Set<String>> ids = written.stream()
                .collect(Collectors.groupingBy(
                        notice -> List.of(notice.caseNumber(), notice.occasion(), notice.recipient()),
                        Collectors.mapping(Written::messageId, Collectors.toSet())));
        Map<String, Set<String>> addresses = new TreeMap<>();
        arrived.forEach(mail -> addresses
                .computeIfAbsent(mail.messageId(), _ -> new TreeSet<>())
                .add(mail.address()));
        Set<String> known = new HashSet<>();
        for (Owed each : owed) {
            String about = "%s of case %s to the %s".formatted(each.occasion(), each.caseNumber(), each.recipient());
            Set<String> under =
                    ids.getOrDefault(List.of(each.caseNumber(), each.occasion(), each.recipient()), Set.of());
            known.addAll(under);
            if (under.size() != 1) {
                violations.add("%s has %d ids".formatted(about, under.size()));
                continue;
            }
            Set<String> went = addresses.getOrDefault(under.iterator().next(), Set.of());
            if (!went.equals(Set.of(each.address()))) {
                violations.add("%s went to %s, not to %s".formatted(about, went, each.address()));
            }
        }
        addresses.keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> violations.add("mail %s was owed to nobody".formatted(id)));
        return violations;
    }

    private NoticesAreSent() {}
}
