package dk.punktum.flagger.intake.xarf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.Problems.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceRulesTest {

    private static final String SHA256_OF_HEJ = "9c478bf63e9500cb5db1e85ece82f18c8eb9e52e2f9135acd7f10972c8d563ba";

    @ParameterizedTest
    @CsvSource({
        "md5:541c57960bb997942655d14e3b9607f9",
        "sha1:c412b37f8c0484e6db8bce177ae88c5443b26e92",
        "sha256:9C478BF63E9500CB5DB1E85ECE82F18C8EB9E52E2F9135ACD7F10972C8D563BA"
    })
    void aRightHashIsVerified(String hash) {
        EvidenceRules.Finding finding =
                find("{\"content_type\": \"text/plain\", \"payload\": \"aGVq\", \"hash\": \"%s\"}".formatted(hash));

        assertThat(finding.faults()).isEmpty();
        assertThat(finding.mismatches()).isEmpty();
        assertThat(finding.items()).containsExactly(new EvidenceItem(0, 3, SHA256_OF_HEJ, EvidenceItem.Check.VERIFIED));
    }

    @Test
    void withoutAHashItIsSaidThatThereIsNone() {
        assertThat(find("{\"content_type\": \"text/plain\", \"payload\": \"aGVq\"}")
                        .items())
                .containsExactly(new EvidenceItem(0, 3, SHA256_OF_HEJ, EvidenceItem.Check.ABSENT));
    }

    @Test
    void aWrongHashIsToldWithTheRightOne() {
        assertThat(find("{\"content_type\": \"text/plain\", \"payload\": \"aGVq\", \"hash\": \"sha256:%s\"}"
                                .formatted("0".repeat(64)))
                        .mismatches())
                .containsExactly(
                        FieldError.of("/evidence/0/hash", "evidence-hash-mismatch", "sha256:" + SHA256_OF_HEJ));
        assertThat(find("{\"content_type\": \"text/plain\", \"payload\": \"aGVq\", \"hash\": \"sha256:9c47\"}")
                        .mismatches())
                .hasSize(1);
    }

    @Test
    void aWrongSizeIsToldToo() {
        assertThat(find("{\"content_type\": \"text/plain\", \"payload\": \"aGVq\", \"size\": 4}")
                        .mismatches())
                .containsExactly(FieldError.of("/evidence/0/size", "evidence-size-mismatch", 3));
        assertThat(find("{\"content_type\": \"text/plain\", \"payload\": \"aGVq\", \"size\": 3}")
                        .mismatches())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content_type\": \"text/plain\", \"payload\": \"not base64!\"}",
                "{\"content_type\": \"text/plain\", \"payload\": 7}",
                "{\"content_type\": \"text/plain\"}",
                "{\"payload\": \"aGVq\"}",
                "{\"content_type\": \"text/plain\", \"payload\": \"aGVq\", \"hash\": \"crc32:00\"}",
                "{\"content_type\": \"text/plain\", \"payload\": \"aGVq\", \"hash\": 1}",
                "7"
            })
    void whatCanNotBeReadIsAFault(String item) {
        assertThat(find(item).faults()).isNotEmpty();
    }

    private static EvidenceRules.Finding find(String item) {
        try {
            return EvidenceRules.find(new ObjectMapper().readTree("[" + item + "]"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
