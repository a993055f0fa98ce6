package dk.punktum.flagger.intake.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {

    private static final Pattern PLACE = Pattern.compile("%[^ .,;:]*[a-z]");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(Texts.keys(Language.DA)).isNotEmpty().containsExactlyInAnyOrderElementsOf(Texts.keys(Language.EN));
    }

    @ParameterizedTest
    @MethodSource
    void aTextSaysTheSameInBothWithTheSamePlaces(String key) {
        String danish = Texts.find(Language.DA, key).orElseThrow();
        String english = Texts.find(Language.EN, key).orElseThrow();

        assertThat(danish).isNotBlank().isNotEqualTo(english);
        assertThat(places(danish)).isEqualTo(places(english));
    }

    static Stream<String> aTextSaysTheSameInBothWithTheSamePlaces() {
        return Texts.keys(Language.EN).stream();
    }

    @Test
    void aProblemIsSaidInDanishAndItsCodesStay() {
        HttpProblem problem = Problems.problem(
                Response.Status.BAD_REQUEST, "flag-malformed", List.of(FieldError.of("/caseNumber", "too-long", 100)));

        HttpProblem danish = Translation.of(problem, Language.DA);

        assertThat(danish.getType()).isEqualTo(problem.getType());
        assertThat(danish.getTitle()).isEqualTo("Forkert forespørgsel");
        assertThat(danish.getDetail()).isEqualTo("Indberetningen kan ikke læses; se errors. Intet er gemt.");
        assertThat(danish.getParameters())
                .containsOnlyKeys("errors")
                .containsEntry("errors", List.of(new FieldError.Written("/caseNumber", "too-long", "Højst 100 tegn.")));
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).toList();
    }
}
