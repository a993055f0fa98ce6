package dk.punktum.flagger.casework.flagcase;

import static dk.punktum.flagger.casework.Casework.look;
import static dk.punktum.flagger.casework.Casework.name;
import static dk.punktum.flagger.casework.Casework.timeline;
import static dk.punktum.flagger.testing.Events.aFlagCorrected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.FlagCorrected;
import dk.punktum.flagger.events.FlagReceived;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CaseworkTest
class CorrectedTest {

    @Inject
    NoteCorrection noteCorrection;

    private Casework casework;

    @BeforeEach
    void listen() {
        casework = new Casework();
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    @Test
    void aCorrectionIsToldOnceAndWhoeverHasSeenTheCaseBeforeHasSeenAnotherOne() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("rettet"), "terms-9.4");
        String id = casework.caseIn("UNDER_REVIEW", flag);
        int version = look(id).getInt("version");

        // When
        casework.kafka().deliver(correctionOf(flag, 2));
        casework.kafka().deliver(correctionOf(flag, 2));
        casework.kafka().deliver(correctionOf(flag, 3));

        // Then
        await("both corrections").until(() -> corrections(id).size() == 2);
        assertThat(corrections(id)).containsExactly("2", "3");
        assertThat(look(id).getInt("version")).isEqualTo(version + 2);
        assertThat(look(id).getString("status")).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void aCorrectionThatComesBeforeItsFlagIsToldInTheCaseThatComesLater() {
        FlagReceived flag = Casework.aFlag(casework.anAuthority(), name("rettet-for-tidligt"), "terms-9.1");
        noteCorrection.note(correctionOf(flag, 2));

        casework.deliver(flag);

        assertThat(corrections(casework.caseIn("UPHELD", flag))).containsExactly("2");
    }

    private static List<String> corrections(String caseId) {
        return timeline(caseId).getList("findAll {it.kind=='FLAG_CORRECTED'}.code", String.class);
    }

    private static FlagCorrected correctionOf(FlagReceived flag, int version) {
        return aFlagCorrected()
                .ofFlag(flag.flagId())
                .under(flag.agreementId())
                .about(flag.domain())
                .at(flag.receivedAt().plusSeconds(version))
                .version(version)
                .build();
    }
}
