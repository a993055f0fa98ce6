package dk.punktum.flagger.standin.register;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The statuses that a domain object can carry, in the words of EPP (RFC 5731, section 2.3) and of RDAP (RFC 8056,
/// section 2).
///
/// `ok`, `inactive` and `linked` follow from the rest of the object, the grace periods (RFC 3915, section 3.1) from the
/// calendar; neither is ever stored.
public enum EppStatus {
    CLIENT_DELETE_PROHIBITED("clientDeleteProhibited", "client delete prohibited"),
    CLIENT_HOLD("clientHold", "client hold"),
    CLIENT_RENEW_PROHIBITED("clientRenewProhibited", "client renew prohibited"),
    CLIENT_TRANSFER_PROHIBITED("clientTransferProhibited", "client transfer prohibited"),
    CLIENT_UPDATE_PROHIBITED("clientUpdateProhibited", "client update prohibited"),
    PENDING_CREATE("pendingCreate", "pending create"),
    PENDING_DELETE("pendingDelete", "pending delete"),
    PENDING_RENEW("pendingRenew", "pending renew"),
    PENDING_TRANSFER("pendingTransfer", "pending transfer"),
    PENDING_UPDATE("pendingUpdate", "pending update"),
    SERVER_DELETE_PROHIBITED("serverDeleteProhibited", "server delete prohibited"),
    SERVER_HOLD("serverHold", "server hold"),
    SERVER_RENEW_PROHIBITED("serverRenewProhibited", "server renew prohibited"),
    SERVER_TRANSFER_PROHIBITED("serverTransferProhibited", "server transfer prohibited"),
    SERVER_UPDATE_PROHIBITED("serverUpdateProhibited", "server update prohibited");

    private static final Set<String> DERIVED = Set.of(
            "ok",
            "inactive",
            "linked",
            "addPeriod",
            "autoRenewPeriod",
            "renewPeriod",
            "transferPeriod",
            "redemptionPeriod",
            "pendingRestore");

    private static final Map<String, EppStatus> BY_EPP =
            Arrays.stream(values()).collect(Collectors.toMap(EppStatus::epp, Function.identity()));

    private final String epp;
    private final String rdap;

    EppStatus(String epp, String rdap) {
        this.epp = epp;
        this.rdap = rdap;
    }

    public String epp() {
        return epp;
    }

    public String rdap() {
        return rdap;
    }

    /// Reads EPP words, leaving out the statuses that are derived.
    ///
    /// @return empty when one of the words is none of EPP's
    public static Optional<Set<EppStatus>> allOf(Collection<String> words) {
        Set<EppStatus> statuses = EnumSet.noneOf(EppStatus.class);
        for (String word : words) {
            EppStatus status = BY_EPP.get(word);
            if (status != null) {
                statuses.add(status);
            } else if (!DERIVED.contains(word)) {
                return Optional.empty();
            }
        }
        return Optional.of(statuses);
    }
}
