package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A registry in memory that carries out orders when it is told to go on, and keeps what was registered apart from
/// what a suspension adds.
final class LateRegistry {

    /// @param restore what the registration becomes; null: it stays
    private record Ordered(
            List<String> statuses,
            @Nullable Delegation ledTo,
            @Nullable HoldSnapshot restore) {}

    private final Deque<Ordered> inbox = new ArrayDeque<>();
    private HoldSnapshot registered;
    private List<String> put = List.of();
    private @Nullable Delegation ledTo;

    LateRegistry(HoldSnapshot registered) {
        this.registered = registered;
    }

    /// By the name's holder, or by anybody but us.
    void change(HoldSnapshot registered) {
        this.registered = registered;
    }

    void hear(DomainSuspended told) {
        inbox.add(new Ordered(told.statuses(), told.delegation(), null));
    }

    void hear(DomainReinstated told) {
        inbox.add(new Ordered(List.of(), null, told.restore()));
    }

    void follow() {
        if (!inbox.isEmpty()) {
            Ordered next = inbox.poll();
            put = next.statuses();
            ledTo = next.ledTo();
            registered = next.restore() == null ? registered : next.restore();
        }
    }

    void catchUp() {
        while (!inbox.isEmpty()) {
            follow();
        }
    }

    boolean hasReinstatementAhead() {
        return inbox.stream().anyMatch(order -> order.restore() != null);
    }

    /// What RDAP shows.
    HoldSnapshot shown() {
        return new HoldSnapshot(
                Stream.concat(registered.statuses().stream(), put.stream())
                        .distinct()
                        .toList(),
                registered.nameServers(),
                registered.dsRecords());
    }

    @Nullable
    Delegation ledTo() {
        return ledTo;
    }
}
