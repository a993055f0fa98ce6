package dk.punktum.flagger.suspension.poll;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who is told of a change, and what the name looks like before and after it. No clock, no database.
final class PollRules {

    /// An EPP `clID`: a token of 3 to 16 characters. Source: RFC 5730, section 2.5.
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]{3,16}");

    /// A name without any other status has this one. Source: RFC 5731, section 2.3.
    private static final String NOTHING_SPECIAL = "ok";

    private static final Set<String> DOMAIN_STATUSES = Set.of(
            "clientDeleteProhibited",
            "clientHold",
            "clientRenewProhibited",
            "clientTransferProhibited",
            "clientUpdateProhibited",
            "inactive",
            "pendingCreate",
            "pendingDelete",
            "pendingRenew",
            "pendingTransfer",
            "pendingUpdate",
            "serverDeleteProhibited",
            "serverHold",
            "serverRenewProhibited",
            "serverTransferProhibited",
            "serverUpdateProhibited");

    private static final Set<String> GRACE_STATUSES = Set.of(
            "addPeriod", "autoRenewPeriod", "pendingRestore", "redemptionPeriod", "renewPeriod", "transferPeriod");

    /// What a message says of the name, before the change and after it.
    record Sides(HoldSnapshot before, HoldSnapshot after) {}

    /// @param registrar         the handle that the register names
    /// @param registrantManages handles that stand for "the registrant manages the name"
    static Addressee addressee(@Nullable String registrar, Set<String> registrantManages) {
        if (registrar == null) {
            return new Addressee.Unknown();
        }
        if (registrantManages.contains(registrar)) {
            return new Addressee.RegistrantManaged();
        }
        return CLIENT_ID.matcher(registrar).matches() ? new Addressee.Registrar(registrar) : new Addressee.NotInEpp();
    }

    /// @param shownLast how the registrar's last message left the name, if that one held it
    static Sides sides(NameChange change, @Nullable HoldSnapshot shownLast) {
        HoldSnapshot free = change.free();
        return switch (change.change()) {
            case SUSPENDED ->
                new Sides(shownLast == null ? free : shownLast, held(free, change.statuses(), change.delegation()));
            case REINSTATED ->
                new Sides(shownLast == null ? held(free, SuspensionStatuses.ALL, null) : shownLast, free);
        };
    }

    private static HoldSnapshot held(HoldSnapshot free, List<String> put, @Nullable Delegation delegation) {
        List<String> statuses = Stream.concat(free.statuses().stream(), put.stream())
                .filter(status -> !status.equals(NOTHING_SPECIAL))
                .distinct()
                .toList();
        return new HoldSnapshot(
                statuses,
                delegation == null ? free.nameServers() : delegation.nameServers(),
                delegation == null ? free.dsRecords() : delegation.dsRecords(),
                free.autoRenew());
    }

    /// The statuses of RFC 5731, section 2.3; `ok` alone, or not at all.
    static List<String> domainStatuses(HoldSnapshot name) {
        List<String> statuses = name.statuses().stream()
                .filter(DOMAIN_STATUSES::contains)
                .distinct()
                .toList();
        return statuses.isEmpty() ? List.of(NOTHING_SPECIAL) : statuses;
    }

    /// The statuses of RFC 3915, section 3.1, that a domain object has no place for.
    static List<String> graceStatuses(HoldSnapshot name) {
        return name.statuses().stream()
                .filter(GRACE_STATUSES::contains)
                .distinct()
                .toList();
    }

    private PollRules() {}
}
