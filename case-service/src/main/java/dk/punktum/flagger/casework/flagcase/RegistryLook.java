package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.casework.rdap.RegistryAnswer;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;

/// What the register said about a case's name when the checks were made.
@Embeddable
class RegistryLook {

    private Boolean registered;
    private Boolean seized;
    private List<String> registryStatuses;
    private Instant registryAskedAt;

    @SuppressWarnings("NullAway.Init")
    RegistryLook() {}

    private RegistryLook(boolean registered, boolean seized, List<String> statuses, Instant askedAt) {
        this.registered = registered;
        this.seized = seized;
        this.registryStatuses = statuses;
        this.registryAskedAt = askedAt;
    }

    static RegistryLook at(RegistryAnswer answer, Instant now) {
        return switch (answer) {
            case RegistryAnswer.Registered found -> new RegistryLook(true, found.seized(), found.statuses(), now);
            case RegistryAnswer.NotRegistered() -> new RegistryLook(false, false, List.of(), now);
            case RegistryAnswer.NoAnswer _ -> throw new IllegalArgumentException("nothing to rest a verdict on");
        };
    }

    String code() {
        return registered ? "REGISTERED" : "NOT_REGISTERED";
    }

    CaseView.RegistryView view() {
        return new CaseView.RegistryView(registered, seized, List.copyOf(registryStatuses), registryAskedAt);
    }
}
