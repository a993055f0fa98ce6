package dk.punktum.flagger.casework.policy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/// A name under which others have sub-tenants. Rows come with migrations.
@Entity
class HighImpactName {

    @Id
    private String domain;

    @SuppressWarnings("NullAway.Init")
    HighImpactName() {}
}
