package dk.punktum.flagger.crash.witness;

import dk.punktum.flagger.crash.invariant.HoldsRestOnVerdicts.CaseSaid;
import dk.punktum.flagger.crash.invariant.HoldsRestOnVerdicts.PlacedHold;
import dk.punktum.flagger.crash.invariant.KeptFlag;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the services have on their books: flags, cases, holds, orders.
public final class Casework {

    private final Databases databases;

    public Casework(Databases databases) {
        this.databases = databases;
    }

    public List<KeptFlag> flags() {
        return databases.all(
                "intake",
                """
                select id, number, case_number,
                       (select string_agg(domain, ' ') from flag_domain d where d.flag_id = f.id) as domains
                from flag f""",
                row -> new KeptFlag(
                        row.getString("id"),
                        row.getString("number"),
                        row.getString("case_number"),
                        Arrays.asList(row.getString("domains").split(" "))));
    }

    /// How many cases there are, by flag id + space + domain.
    public Map<String, Integer> caseCounts() {
        Map<String, Integer> counts = new HashMap<>();
        databases
                .all(
                        "casework",
                        "select flag_id, domain, count(*) as cases from flag_case group by flag_id, domain",
                        row -> Map.entry(row.getString("flag_id") + " " + row.getString("domain"), row.getInt("cases")))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    /// By their ids.
    public Map<String, CaseSaid> cases() {
        Map<String, CaseSaid> cases = new HashMap<>();
        databases
                .all(
                        "casework",
                        """
                        select c.id, c.domain, c.verdict, c.status,
                               coalesce((select v.standing = 'ACTIVE'
                                                and c.received_at::date between v.valid_from and v.valid_until
                                         from agreement_version v
                                         where v.agreement_id = c.agreement_id and v.changed_at <= c.received_at
                                         order by v.version desc limit 1), false) as stood
                        from flag_case c""",
                        row -> Map.entry(
                                row.getString("id"),
                                new CaseSaid(
                                        row.getString("domain"),
                                        "UPHELD".equals(row.getString("verdict")),
                                        "CLOSED".equals(row.getString("status")),
                                        row.getBoolean("stood"))))
                .forEach(each -> cases.put(each.getKey(), each.getValue()));
        return cases;
    }

    /// Every hold that was placed at some time.
    public List<PlacedHold> holds() {
        return databases.all(
                "suspension",
                "select case_id, domain, cause, status from hold where placed_at is not null",
                row -> new PlacedHold(
                        row.getString("case_id"),
                        row.getString("domain"),
                        row.getString("cause").equals("FLAG"),
                        row.getString("status").equals("PLACED")));
    }

    public Set<String> approvedOrders() {
        return orders("approved_at is not null");
    }

    public Set<String> liftedOrders() {
        return orders("status in ('LIFTED', 'EXPIRED')");
    }

    private Set<String> orders(String which) {
        return new HashSet<>(
                databases.all("suspension", "select id from hold_order where " + which, row -> row.getString("id")));
    }

    /// `sequence` and whether it is suspended, by name; names that were never changed are absent.
    public Map<String, String> suspensions() {
        Map<String, String> suspensions = new HashMap<>();
        databases
                .all(
                        "suspension",
                        "select domain, sequence, status from suspension where sequence > 0",
                        row -> Map.entry(
                                row.getString("domain"),
                                state(
                                        row.getLong("sequence"),
                                        row.getString("status").equals("SUSPENDED"))))
                .forEach(each -> suspensions.put(each.getKey(), each.getValue()));
        return suspensions;
    }

    static String state(long sequence, boolean suspended) {
        return "%d %s".formatted(sequence, suspended ? "suspended" : "free");
    }
}
