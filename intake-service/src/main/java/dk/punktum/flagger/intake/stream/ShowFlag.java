package dk.punktum.flagger.intake.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Shows a flag as it is now.
@ApplicationScoped
class ShowFlag {

    private final ReadFlags readFlags;
    private final ObjectMapper json;

    ShowFlag(ReadFlags readFlags, ObjectMapper json) {
        this.readFlags = readFlags;
        this.json = json;
    }

    Optional<ShownFlag> any(UUID flagId, Language language) {
        return readFlags.any(flagId, language).map(this::shown);
    }

    /// Another agreement's flag is not found.
    Optional<ShownFlag> own(UUID flagId, AgreementFacts agreement, Language language) {
        return readFlags.own(flagId, agreement, language).map(this::shown);
    }

    private ShownFlag shown(FlagView view) {
        try {
            return ShownFlag.of(json.writeValueAsString(view), view.hasEnded());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a flag can always be shown", e);
        }
    }
}
