package dk.punktum.flagger.crash.witness;

import dk.punktum.flagger.crash.invariant.EffectsHappenOnce.Work;
import dk.punktum.flagger.crash.invariant.OutboxRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the services' transactions have written, noted by triggers of ours in a schema of ours, in the same
/// transactions: outbox rows, which are deleted when they are sent, and how often a row was about to be inserted, also
/// where it was there already. The services know nothing of it.
public final class Journal {

    /// A table into which the handling of one event inserts one row, and nothing else does.
    ///
    /// @param columns those that say what the event was about
    private record Watched(String service, String table, String columns) {}

    private static final List<Watched> WATCHED = List.of(
            new Watched("intake", "case_fact", "'flag_id', 'domain', 'kind'"),
            new Watched("suspension", "hold", "'case_id'"),
            new Watched("suspension", "closed_case", "'case_id'"));

    private static final String OUTBOX = """
            create schema witness;
            create table witness.outbox_row (position bigint, event_id uuid, topic text, key text);
            create table witness.begun (tab text, subject text);
            create function witness.note_event() returns trigger language plpgsql security definer as $$
            begin
                insert into witness.outbox_row values (new.position, new.event_id, new.topic, new.key);
                return null;
            end $$;
            create trigger witness_notes_event after insert on public.outbox
                for each row execute function witness.note_event();
            """;

    private static final String BEGUN = """
            create function witness.note_%1$s() returns trigger language plpgsql security definer as $$
            begin
                insert into witness.begun
                select '%1$s', string_agg(to_jsonb(new) ->> name, ' ' order by place)
                from unnest(array[%2$s]) with ordinality as c (name, place);
                return new;
            end $$;
            create trigger witness_notes_insert before insert on public.%1$s
                for each row execute function witness.note_%1$s();
            """;

    private final Databases databases;

    public Journal(Databases databases) {
        this.databases = databases;
    }

    /// Once, when the services have made their tables, and before anything happens in them.
    public void begin() {
        Databases.SERVICES.forEach(service -> databases.run(service, OUTBOX));
        WATCHED.forEach(
                watched -> databases.run(watched.service(), BEGUN.formatted(watched.table(), watched.columns())));
    }

    /// Every event that was committed, in no particular order. Dead letters are none.
    public List<OutboxRow> events() {
        List<OutboxRow> rows = new ArrayList<>();
        for (String service : Databases.SERVICES) {
            rows.addAll(databases.all(
                    service,
                    "select position, event_id, topic, key from witness.outbox_row where topic not like '%-dlq'",
                    row -> new OutboxRow(
                            service,
                            row.getLong("position"),
                            row.getString("event_id"),
                            row.getString("topic"),
                            row.getString("key"))));
        }
        return rows;
    }

    /// How often each row of the watched tables was about to be inserted.
    public Map<Work, Integer> begun() {
        Map<Work, Integer> begun = new HashMap<>();
        for (String service : List.of("intake", "suspension")) {
            databases
                    .all(
                            service,
                            "select tab, subject, count(*) as times from witness.begun group by tab, subject",
                            row -> Map.entry(
                                    new Work(service, row.getString("tab"), row.getString("subject")),
                                    row.getInt("times")))
                    .forEach(each -> begun.put(each.getKey(), each.getValue()));
        }
        return begun;
    }
}
