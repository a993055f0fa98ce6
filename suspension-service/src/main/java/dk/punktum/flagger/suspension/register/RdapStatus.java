package dk.punktum.flagger.suspension.register;

import java.util.Map;
import java.util.Optional;

/// RDAP status words and the EPP statuses that they stand for. Source: RFC 8056, section 2.
public final class RdapStatus {

    private static final Map<String, String> EPP = Map.ofEntries(
            Map.entry("active", "ok"),
            Map.entry("associated", "linked"),
            Map.entry("linked", "linked"),
            Map.entry("inactive", "inactive"),
            Map.entry("add period", "addPeriod"),
            Map.entry("auto renew period", "autoRenewPeriod"),
            Map.entry("client delete prohibited", "clientDeleteProhibited"),
            Map.entry("client hold", "clientHold"),
            Map.entry("client renew prohibited", "clientRenewProhibited"),
            Map.entry("client transfer prohibited", "clientTransferProhibited"),
            Map.entry("client update prohibited", "clientUpdateProhibited"),
            Map.entry("pending create", "pendingCreate"),
            Map.entry("pending delete", "pendingDelete"),
            Map.entry("pending renew", "pendingRenew"),
            Map.entry("pending restore", "pendingRestore"),
            Map.entry("pending transfer", "pendingTransfer"),
            Map.entry("pending update", "pendingUpdate"),
            Map.entry("redemption period", "redemptionPeriod"),
            Map.entry("renew period", "renewPeriod"),
            Map.entry("server delete prohibited", "serverDeleteProhibited"),
            Map.entry("server hold", "serverHold"),
            Map.entry("server renew prohibited", "serverRenewProhibited"),
            Map.entry("server transfer prohibited", "serverTransferProhibited"),
            Map.entry("server update prohibited", "serverUpdateProhibited"),
            Map.entry("transfer period", "transferPeriod"));

    /// Empty for a word that RDAP has and EPP has not, such as `validated`: nobody can set that on a name.
    static Optional<String> toEpp(String rdap) {
        return Optional.ofNullable(EPP.get(rdap));
    }

    /// Empty for a status that RDAP has no word for.
    public static Optional<String> toRdap(String epp) {
        return EPP.entrySet().stream()
                .filter(entry -> entry.getValue().equals(epp))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private RdapStatus() {}
}
