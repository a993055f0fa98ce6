package dk.punktum.flagger.registry.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Which agreements want two persons of the authority for what one of them hands in.
@ApplicationScoped
public class FourEyes {

    private final Agreements agreements;

    FourEyes(Agreements agreements) {
        this.agreements = agreements;
    }

    /// To be asked inside a transaction.
    public boolean isWantedBy(UUID agreementId) {
        return agreements
                .findByIdOptional(agreementId)
                .map(Agreement::wantsFourEyes)
                .orElse(false);
    }
}
