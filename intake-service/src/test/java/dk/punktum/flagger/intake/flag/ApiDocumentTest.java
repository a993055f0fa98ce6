package dk.punktum.flagger.intake.flag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.punktum.flagger.intake.agreement.AgreementFacts.NotInForce;
import dk.punktum.flagger.intake.warning.NameWarning;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
            "(?:Problems\\s*\\.\\s*(?:problem|builder)|problem|FieldError(?:\\.of)?|fault|objection|notBlank)\\((?:[^\"]{0,200}?\"/[^\"]*\")?[^\"]{0,200}?\"([a-z]+(?:-[a-z0-9]+)+)\"");

    /// A text that is not found by the code alone.
    private static final Pattern WORDING =
            Pattern.compile("Wording\\s*\\.(problem|error)\\(\\s*\"([a-z0-9.-]+[a-z0-9])\"");

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

    @ParameterizedTest
    @EnumSource(NameWarning.class)
    void thePageExplainsEveryWarning(NameWarning warning) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| `" + warning.code() + "` |");
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

    /// A name's refusal, and each reason why an agreement is not in force or a certificate not accepted, have texts
    /// of their own.
    @Test
    void everyCodeHasATextInBothLanguages() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Wording> wordings = Stream.of(
                            sources.filter(file -> file.toString().endsWith(".java"))
                                    .flatMap(ApiDocumentTest::wordingsIn),
                            Stream.of(DomainRefusal.values()).map(DomainRefusal::wording),
                            Stream.of(NameWarning.values()).map(NameWarning::wording),
                            Stream.of(NotInForce.values())
                                    .map(reason -> Wording.problem("agreement-not-in-force." + reason.code())))
                    .flatMap(wording -> wording)
                    .distinct()
                    .toList();

            assertThat(wordings)
                    .contains(Wording.error("too-long"), Wording.problem("flag-refused"), Wording.name("url"))
                    .allSatisfy(wording -> assertThat(Language.values())
                            .allSatisfy(
                                    language -> assertThat(wording.in(language)).isNotEqualTo(wording.key())));
        }
    }

    /// A code of a problem has the text `problem.<code>`, one of a member `error.<code>`.
    private static Stream<Wording> wordingsIn(Path file) {
        return Stream.concat(
                matches(WORDING, file).map(found -> new Wording(found.group(1) + "." + found.group(2), List.of())),
                codesIn(file)
                        .filter(code -> !Set.of("agreement-not-in-force", "certificate-not-accepted")
                                .contains(code))
                        .map(code -> Wording.problem(code).in(Language.EN).equals("problem." + code)
                                ? Wording.error(code)
                                : Wording.problem(code)));
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
        return matches(CODE, file).map(found -> found.group(1));
    }

    private static Stream<MatchResult> matches(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
