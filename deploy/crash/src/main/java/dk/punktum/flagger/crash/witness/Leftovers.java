package dk.punktum.flagger.crash.witness;

import dk.punktum.flagger.crash.invariant.NothingIsStuck.Leftover;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// What is still to be done, or never will be.
public final class Leftovers {

    private record Look(String service, String what, String query) {}

    /// What goes away by itself as long as somebody works.
    private static final List<Look> WORK = List.of(
            new Look(
                    "casework",
                    "cases whose checks are not done",
                    "select count(*) from flag_case where status = 'OPEN'"),
            new Look("suspension", "holds to be placed", "select count(*) from hold_request"),
            new Look("suspension", "names to be looked at before they are freed", "select count(*) from restore_look"),
            new Look("suspension", "holds whose case is over", """
                    select count(*) from hold join closed_case using (case_id)
                    where status in ('REQUESTED', 'PLACED')"""),
            new Look("suspension", "orders not seen to take effect", """
                    select count(*) from effect where status in ('PENDING', 'OVERDUE')"""),
            new Look("notification", "notices not sent", """
                    select count(*) from notice where status in ('PENDING', 'SENDING')"""));

    private final Databases databases;
    private final Topics topics;

    public Leftovers(Databases databases, Topics topics) {
        this.databases = databases;
        this.topics = topics;
    }

    /// What is under way: nothing of it is left when everything has come to rest.
    public List<Leftover> underWay() {
        List<Leftover> left = new ArrayList<>();
        for (String service : Databases.SERVICES) {
            left.add(look(
                    new Look(service, "rows in the outbox", "select count(*) from outbox where parked_at is null")));
        }
        WORK.forEach(work -> left.add(look(work)));
        Optional<Map<TopicPartition, Long>> ends = topics.ends();
        if (ends.isEmpty()) {
            left.add(new Leftover("Kafka does not answer", 1));
        } else {
            Databases.SERVICES.forEach(service -> left.add(unread(service, ends.get())));
        }
        return left;
    }

    /// What somebody has to look at, and that too of what is under way.
    public List<Leftover> all() {
        List<Leftover> left = new ArrayList<>(underWay());
        for (String service : Databases.SERVICES) {
            left.add(look(new Look(
                    service, "parked outbox rows", "select count(*) from outbox where parked_at is not null")));
            left.add(look(new Look(
                    service, "open dead letters", "select count(*) from dead_letter where resolved_at is null")));
        }
        left.add(look(new Look(
                "notification", "notices that failed", "select count(*) from notice where status = 'FAILED'")));
        return left;
    }

    private Leftover look(Look look) {
        return new Leftover(look.service() + ": " + look.what(), databases.count(look.service(), look.query()));
    }

    private Leftover unread(String service, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> done = new HashMap<>();
        databases
                .all(
                        service,
                        "select topic, partition, next_offset from inbox_position",
                        row -> Map.entry(
                                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                                row.getLong("next_offset")))
                .forEach(position -> done.put(position.getKey(), position.getValue()));
        long unread = done.entrySet().stream()
                .mapToLong(position -> Math.max(0, ends.getOrDefault(position.getKey(), 0L) - position.getValue()))
                .sum();
        return new Leftover(service + ": records not handled", unread);
    }
}
