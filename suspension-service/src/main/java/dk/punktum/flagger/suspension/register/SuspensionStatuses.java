package dk.punktum.flagger.suspension.register;

import dk.punktum.flagger.events.Delegation;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The EPP statuses (RFC 5731, section 2.3) that make a name a suspended one: out of the zone, and nothing about it
/// can be changed. Source: what the .dk registry sets on a suspended name.
public final class SuspensionStatuses {

    public static final List<String> ALL = List.of(
            "serverHold",
            "serverUpdateProhibited",
            "serverTransferProhibited",
            "serverRenewProhibited",
            "serverDeleteProhibited");

    /// Of a name that leads to the landing page: all but `serverHold`, which would take it out of the zone.
    public static final List<String> OF_LANDING_PAGE =
            ALL.stream().filter(status -> !status.equals("serverHold")).toList();

    /// @param delegation where the name leads while it is held; null: it is out of the zone
    public static List<String> of(@Nullable Delegation delegation) {
        return delegation == null ? ALL : OF_LANDING_PAGE;
    }

    /// Statuses that somebody has set, and that can be put back. The others come and go by themselves: `ok` and
    /// `inactive` follow from the rest, `addPeriod` runs out while the name is held, a pending transfer has its own
    /// end (RFC 5731, section 2.3; RFC 3915, section 3.1).
    public static List<String> lasting(Collection<String> statuses) {
        return statuses.stream()
                .filter(status -> status.startsWith("server") || status.startsWith("client"))
                .distinct()
                .toList();
    }

    private SuspensionStatuses() {}
}
