package dk.punktum.flagger.notification.story;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/// What a public authority is called, as its agreement last said.
@Entity
class Authority {

    @Id
    private UUID agreementId;

    private int version;
    private String name;

    @SuppressWarnings("NullAway.Init")
    Authority() {}

    Authority(UUID agreementId, int version, String name) {
        this.agreementId = agreementId;
        this.version = version;
        this.name = name;
    }

    /// An older version of the agreement changes nothing.
    void becomes(int version, String name) {
        if (version > this.version) {
            this.version = version;
            this.name = name;
        }
    }

    String name() {
        return name;
    }
}
