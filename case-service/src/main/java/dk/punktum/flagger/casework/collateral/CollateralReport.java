package dk.punktum.flagger.casework.collateral;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What was seen when a case's checks were made. Written once.
@Entity
class CollateralReport {

    @Id
    private UUID caseId;

    private Instant lookedAt;

    @Enumerated(EnumType.STRING)
    private MailUse mail;

    private boolean subTenants;

    @ElementCollection
    @CollectionTable(name = "collateral_host", joinColumns = @JoinColumn(name = "case_id"))
    @OrderBy("host")
    private List<OwnHost> hosts = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    CollateralReport() {}

    CollateralReport(UUID caseId, Collateral collateral, boolean subTenants, Instant lookedAt) {
        this.caseId = caseId;
        this.lookedAt = lookedAt;
        this.mail = collateral.mail();
        this.subTenants = subTenants;
        this.hosts.addAll(collateral.hosts());
    }

    CollateralView view() {
        return CollateralView.of(new Collateral(hosts, mail), subTenants, lookedAt);
    }
}
