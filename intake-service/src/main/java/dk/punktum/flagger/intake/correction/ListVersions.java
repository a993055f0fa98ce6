package dk.punktum.flagger.intake.correction;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.flag.Flag;
import dk.punktum.flagger.intake.flag.Flags;
import dk.punktum.flagger.intake.receipt.SignedReceipts;
import dk.punktum.flagger.intake.version.FlagVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Shows everything that a flag has said.
@ApplicationScoped
public class ListVersions {

    private final Flags flags;
    private final FlagVersions versions;
    private final SignedReceipts receipts;

    ListVersions(Flags flags, FlagVersions versions, SignedReceipts receipts) {
        this.flags = flags;
        this.versions = versions;
        this.receipts = receipts;
    }

    @Transactional
    Optional<List<VersionView>> any(UUID flagId) {
        return flags.findByIdOptional(flagId).map(this::views);
    }

    /// Another agreement's flag is not found.
    @Transactional
    public Optional<List<VersionView>> own(UUID flagId, AgreementFacts agreement) {
        return flags.find(flagId, agreement).map(this::views);
    }

    private List<VersionView> views(Flag flag) {
        return Stream.concat(
                        Stream.of(VersionView.first(flag.receivedAt(), receipts.any(flag.id()), flag.correctable())),
                        versions.all(flag.id()).stream().map(VersionView::of))
                .toList();
    }
}
