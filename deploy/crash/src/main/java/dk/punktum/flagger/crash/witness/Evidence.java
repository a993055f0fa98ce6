package dk.punktum.flagger.crash.witness;

import dk.punktum.flagger.crash.client.Acknowledgement;
import dk.punktum.flagger.crash.client.Act;
import dk.punktum.flagger.crash.client.Api;
import dk.punktum.flagger.crash.client.Onlooker;
import dk.punktum.flagger.crash.invariant.AcknowledgedFlag;
import dk.punktum.flagger.crash.invariant.AllAgree;
import dk.punktum.flagger.crash.invariant.EffectsHappenOnce;
import dk.punktum.flagger.crash.invariant.FlagsAreThereOnce;
import dk.punktum.flagger.crash.invariant.HoldsRestOnVerdicts;
import dk.punktum.flagger.crash.invariant.Invariant;
import dk.punktum.flagger.crash.invariant.Look;
import dk.punktum.flagger.crash.invariant.NameSeen;
import dk.punktum.flagger.crash.invariant.NothingDisappears;
import dk.punktum.flagger.crash.invariant.NothingIsStuck;
import dk.punktum.flagger.crash.invariant.OrderIsKept;
import dk.punktum.flagger.crash.invariant.OutboxReachesTopics;
import dk.punktum.flagger.crash.invariant.OutboxRow;
import dk.punktum.flagger.crash.invariant.StateTold;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers what there is to be seen when it is quiet, and asks each invariant about all of it, from the first round on.
public final class Evidence {

    private final Stack stack;
    private final List<String> domains;
    private final Journal journal;
    private final Topics topics;
    private final Register register;
    private final Leftovers leftovers;
    private final Casework casework;
    private final Post post;
    private final Map<String, Integer> listed = new HashMap<>();

    public Evidence(
            Stack stack,
            List<String> domains,
            Databases databases,
            Journal journal,
            Topics topics,
            Leftovers leftovers) {
        this.stack = stack;
        this.domains = List.copyOf(domains);
        this.journal = journal;
        this.topics = topics;
        this.leftovers = leftovers;
        this.register = new Register(stack, domains);
        this.casework = new Casework(databases);
        this.post = new Post(stack.backing().smtp(), databases, register);
    }

    /// @param all      every acknowledgement of all rounds
    /// @param newest   those of this round
    /// @param onlooker has looked during this round
    public Map<Invariant, List<String>> violations(
            List<Acknowledgement> all, List<Acknowledgement> newest, Onlooker onlooker) {
        topics.readToEnd();
        List<OutboxRow> events = journal.events();
        Map<Invariant, List<String>> violations = new EnumMap<>(Invariant.class);
        for (Invariant invariant : Invariant.values()) {
            violations.put(
                    invariant,
                    switch (invariant) {
                        case FLAGS_ARE_THERE_ONCE -> flags(all, newest);
                        case OUTBOX_REACHES_TOPICS -> OutboxReachesTopics.violations(events, topics.records());
                        case EFFECTS_HAPPEN_ONCE -> EffectsHappenOnce.violations(journal.begun(), topics.told());
                        case ORDER_IS_KEPT -> OrderIsKept.violations(events, topics.records(), topics.states());
                        case HOLDS_REST_ON_VERDICTS ->
                            HoldsRestOnVerdicts.violations(
                                    casework.holds(),
                                    casework.cases(),
                                    casework.approvedOrders(),
                                    casework.liftedOrders());
                        case ALL_AGREE -> AllAgree.violations(names());
                        case NOTHING_IS_STUCK -> NothingIsStuck.violations(leftovers.all());
                        case NOTICES_ARE_SENT -> post.violations();
                        case NOTHING_DISAPPEARS -> disappeared(newest, onlooker);
                    });
        }
        return violations;
    }

    private List<String> flags(List<Acknowledgement> all, List<Acknowledgement> newest) {
        listed.putAll(newest.parallelStream()
                .filter(one -> one.act() == Act.FLAGGED)
                .collect(Collectors.toMap(Acknowledgement::subject, this::timesListed, (one, _) -> one)));
        List<AcknowledgedFlag> flags = all.stream()
                .filter(one -> one.act() == Act.FLAGGED)
                .map(one -> new AcknowledgedFlag(one.subject(), one.number(), one.reference(), one.domains()))
                .toList();
        return FlagsAreThereOnce.violations(flags, casework.flags(), listed, casework.caseCounts());
    }

    private int timesListed(Acknowledgement flag) {
        String url = stack.url(Part.INTAKE_SERVICE) + "/flags?caseNumber=" + flag.reference();
        return (int)
                Api.answerTo(url, () -> stack.http().get(flag.client(), url)).ok().findValuesAsText("flagId").stream()
                        .filter(flag.subject()::equals)
                        .count();
    }

    private List<NameSeen> names() {
        Map<String, StateTold> newest = new HashMap<>();
        topics.states().forEach(state -> newest.put(state.domain(), state));
        Map<String, String> kept = casework.suspensions();
        return domains.parallelStream()
                .filter(domain -> newest.containsKey(domain) || kept.containsKey(domain))
                .map(domain -> name(domain, newest.get(domain), kept.getOrDefault(domain, "none")))
                .toList();
    }

    private NameSeen name(String domain, @Nullable StateTold told, String known) {
        Register.Shown before = register.before(domain);
        Register.Shown now = register.now(domain);
        return new NameSeen(
                domain,
                now.zone(),
                now.rdap(),
                before.zone(),
                before.rdap(),
                told == null ? "none" : Casework.state(told.sequence(), told.suspended()),
                known,
                before.nameServers(),
                told == null ? "" : told.serversBefore(),
                known.endsWith(" suspended"));
    }

    private static List<String> disappeared(List<Acknowledgement> newest, Onlooker onlooker) {
        List<Look> looks = new ArrayList<>(onlooker.looks());
        looks.addAll(newest.parallelStream().map(onlooker::lookAt).toList());
        return NothingDisappears.violations(looks);
    }
}
