package dk.punktum.flagger.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An agreement between the registry and a public authority, as it now stands.
///
/// @param version       rises by one with every change of the agreement
/// @param authorityName the public authority's name as registered in the CVR register
/// @param cvr           the authority's CVR number, 8 digits
/// @param clientIds     the OAuth clients that may hand in flags under this agreement at `changedAt`
/// @param grounds       codes of the legal grounds that the agreement covers, such as `terms-9.1`
/// @param validFrom     first day of validity (Europe/Copenhagen)
/// @param validUntil    last day of validity (Europe/Copenhagen)
/// @param clients       every machine identity that is or will be valid, with its time; absent: those of `clientIds`,
///                      until further notice. One client can stand in it more than once, with other certificates
public record AgreementChanged(
        UUID agreementId,
        int version,
        AgreementStanding standing,
        String authorityName,
        String cvr,
        List<String> clientIds,
        List<String> grounds,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant changedAt,
        @Nullable List<AgreementClient> clients)
        implements Event {

    private static final Pattern CVR = Pattern.compile("[0-9]{8}");

    public AgreementChanged {
        Required.all(agreementId, standing, authorityName, cvr, clientIds, grounds, validFrom, validUntil, changedAt);
        Required.atLeast(1, version);
        Required.matching(CVR, "a CVR number", cvr);
        clientIds = List.copyOf(clientIds);
        grounds = List.copyOf(grounds);
        clients = clients == null ? null : List.copyOf(clients);
        Required.codes(clientIds);
        Required.codes(grounds);
    }

    @Override
    public String key() {
        return agreementId.toString();
    }
}
