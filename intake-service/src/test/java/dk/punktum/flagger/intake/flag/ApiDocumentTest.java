package dk.punktum.flagger.intake.flag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.punktum.flagger.intake.agreement.AgreementFacts.NotInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The developer's page and the examples say what the code does.
class ApiDocumentTest {

    private static final Path PAGE = Path.of("../docs/intake-api.md");

    /// Where the code makes a problem or an error, its code is the first string in kebab case.
    private static final Pattern CODE = Pattern.compile(
            "(?:Problems\\s*\\.\\s*(?:problem|builder)|problem|FieldError|fault|objection)\\((?:[^\"]{0,200}?\"/[^\"]*\")?[^\"]{0,200}?\"([a-z]+(?:-[a-z0-9]+)+)\"");

    @ParameterizedTest
    @EnumSource(DomainRefusal.class)
    void thePageExplainsEveryRefusalOfAName(DomainRefusal refusal) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + refusal.code() + "`");
    }

    @ParameterizedTest
    @EnumSource(NotInForce.class)
    void thePageExplainsWhyAnAgreementIsNotInForce(NotInForce reason) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + reason.code() + "`");
    }

    @Test
    void thePageHasEveryCodeThatTheCodeHas() throws IOException {
        String page = Files.readString(PAGE);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            var codes = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(ApiDocumentTest::codesIn)
                    .distinct()
                    .toList();
            assertThat(codes)
                    .contains("not-json", "too-large", "ground-outside-agreement", "unknown-member")
                    .allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
        }
    }

    @Test
    void theExamplesAreWhatTheCodeWrites() throws IOException {
        ObjectMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();

        JsonNode receipt = json.readTree(Examples.RECEIPT);

        assertThat(json.<JsonNode>valueToTree(json.treeToValue(receipt, FlagReceipt.class)))
                .isEqualTo(receipt);
    }

    private static Stream<String> codesIn(Path file) {
        try {
            return CODE
                    .matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
