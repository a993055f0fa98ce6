package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.progress.FlagProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Shows flags with what has become of them.
@ApplicationScoped
class ReadFlags {

    private final Flags flags;
    private final FlagProgress progress;

    ReadFlags(Flags flags, FlagProgress progress) {
        this.flags = flags;
        this.progress = progress;
    }

    @Transactional
    Optional<FlagView> any(UUID id) {
        return flags.findByIdOptional(id).map(this::view);
    }

    @Transactional
    List<FlagView> any(String caseNumber) {
        return flags.ofAnyAgreement(caseNumber).stream().map(this::view).toList();
    }

    @Transactional
    Optional<FlagView> own(UUID id, AgreementFacts agreement) {
        return flags.find(id, agreement).map(this::view);
    }

    @Transactional
    List<FlagView> own(String caseNumber, AgreementFacts agreement) {
        return flags.find(caseNumber, agreement).map(this::view).stream().toList();
    }

    private FlagView view(Flag flag) {
        return flag.view(progress.of(flag.id(), flag.domains()));
    }
}
