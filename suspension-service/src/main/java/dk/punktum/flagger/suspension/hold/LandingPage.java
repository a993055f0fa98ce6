package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.suspension.SuspensionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Where held names are led instead of nowhere, if the registry has such a place.
@ApplicationScoped
public class LandingPage {

    private final Optional<Delegation> delegation;

    LandingPage(SuspensionConfig config) {
        var page = config.landingPage();
        this.delegation = page.nameServers()
                .map(servers -> new Delegation(servers, page.dsRecords().orElse(List.of())));
    }

    /// Empty when none is configured: then the measure `LANDING_PAGE` can not be taken.
    public Optional<Delegation> delegation() {
        return delegation;
    }
}
