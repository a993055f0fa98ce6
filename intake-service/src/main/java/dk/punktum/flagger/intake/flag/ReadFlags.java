package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.progress.FlagProgress;
import dk.punktum.flagger.intake.sandbox.Sandboxes;
import dk.punktum.flagger.intake.supersession.Supersessions;
import dk.punktum.flagger.intake.version.FlagVersions;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Shows flags with what has become of them.
@ApplicationScoped
public class ReadFlags {

    private final Flags flags;
    private final FlagProgress progress;
    private final Supersessions supersessions;
    private final FlagVersions versions;
    private final Sandboxes sandboxes;
    private final Clock clock;

    ReadFlags(
            Flags flags,
            FlagProgress progress,
            Supersessions supersessions,
            FlagVersions versions,
            Sandboxes sandboxes,
            Clock clock) {
        this.flags = flags;
        this.progress = progress;
        this.supersessions = supersessions;
        this.versions = versions;
        this.sandboxes = sandboxes;
        this.clock = clock;
    }

    @Transactional
    public Optional<FlagView> any(UUID id, Language language) {
        return flags.findByIdOptional(id).map(flag -> view(flag, language));
    }

    @Transactional
    List<FlagView> any(String caseNumber, Language language) {
        return flags.ofAnyAgreement(caseNumber).stream()
                .map(flag -> view(flag, language))
                .toList();
    }

    @Transactional
    public Optional<FlagView> own(UUID id, AgreementFacts agreement, Language language) {
        return flags.find(id, agreement).map(flag -> view(flag, language));
    }

    @Transactional
    public List<FlagView> own(String caseNumber, AgreementFacts agreement, Language language) {
        return flags.find(caseNumber, agreement).map(flag -> view(flag, language)).stream()
                .toList();
    }

    private FlagView view(Flag flag, Language language) {
        return flag.view(
                progress.of(flag.id(), flag.domains()),
                supersessions.links(flag.id()),
                versions.newest(flag.id()),
                language,
                clock.instant(),
                sandboxes.mark(flag.agreementId()));
    }
}
