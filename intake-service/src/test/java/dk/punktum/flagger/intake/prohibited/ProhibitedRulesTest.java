package dk.punktum.flagger.intake.prohibited;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProhibitedRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff\u00d8\u00ff\u00e0....JFIF",
                "\u0089PNG\r\n\u001a\n",
                "GIF89a",
                "BM6...",
                "II*\0",
                "MM\0*",
                "RIFF....WEBP",
                "\0\0\0\u0018ftypmp42",
                "\u001aE\u00df\u00a3.webm",
                "\0\0\u0001\u00ba",
                "\0\0\u0001\u00b3",
                "OggS",
                "0&\u00b2u",
                "PK\u0003\u0004",
                "Rar!\u001a\u0007",
                "7z\u00bc\u00af'\u001c",
                "\u001f\u008b\u0008"
            })
    void picturesFilmsAndArchivesAreKnownByTheirBeginning(String beginning) {
        byte[] bytes = beginning.getBytes(ISO_8859_1);

        assertThat(ProhibitedRules.beginsAsProhibited(bytes, bytes.length)).isTrue();
        assertThat(ProhibitedRules.beginsAsProhibited(bytes, 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7", "<html>", "hello", ""})
    void othersAreNot(String beginning) {
        byte[] bytes = beginning.getBytes(ISO_8859_1);

        assertThat(ProhibitedRules.beginsAsProhibited(bytes, bytes.length)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"content,csam", "content,csem", "content,CSAM", "csam,other", "content,' csam '"})
    void reportsAboutAbuseOfChildrenAreProhibited(String category, String type) {
        assertThat(ProhibitedRules.isProhibitedReport(category, type)).isTrue();
    }

    @Test
    void otherReportsAreNot() {
        assertThat(ProhibitedRules.isProhibitedReport("content", "phishing")).isFalse();
        assertThat(ProhibitedRules.isProhibitedReport(null, null)).isFalse();
    }
}
