package dk.punktum.flagger.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private static final List<Figure> FIGURES = List.of(
            new Figure(
                    "B1",
                    "flags taken in",
                    "/s",
                    Spread.of(List.of(300.0, 100.0, 200.0)),
                    Spread.of(List.of(500.0, 400.0, 300.0)),
                    new Goal.AtLeastTimes(0.5)),
            new Figure("B7", "stack ready <cold>", "s", Spread.of(17.25), null, new Goal.AtMost(15)));

    @Test
    void theTableSaysWhatIsReachedAndMissed() {
        assertThat(Table.of(FIGURES)).isEqualTo("""
                |    | what               |   ours |  (spread) | yardstick |  (spread) | ratio | to reach |         |
                |----|--------------------|--------|-----------|-----------|-----------|-------|----------|---------|
                | B1 | flags taken in     | 200 /s | 100 – 300 |    400 /s | 300 – 500 |  0.50 | ≥ 0.5 ×  | reached |
                | B7 | stack ready <cold> | 17.2 s |           |           |           |       | ≤ 15 s   | missed  |
                """.replace("17.2 s", Table.number(17.25) + " s"));
    }

    @Test
    void theJsonHasEveryFigure() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(new Report(
                                "2026-11-22T21:40:00Z", true, Map.of("processor", "2 × x"), FIGURES, List.of("a note"))
                        .json());

        assertThat(json.path("quick").asBoolean()).isTrue();
        assertThat(json.at("/machine/processor").asText()).isEqualTo("2 × x");
        assertThat(json.at("/figures/0/ours/median").asDouble()).isEqualTo(200);
        assertThat(json.at("/figures/0/yardstick/most").asDouble()).isEqualTo(500);
        assertThat(json.at("/figures/0/ratio").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/figures/0/reached").asBoolean()).isTrue();
        assertThat(json.at("/figures/1").has("ratio")).isFalse();
        assertThat(json.at("/figures/1/reached").asBoolean()).isFalse();
        assertThat(json.at("/notes/0").asText()).isEqualTo("a note");
    }

    @Test
    void thePictureHasABarForEachFigureWithAYardstick() throws Exception {
        String svg = Picture.of("Ours & theirs", FIGURES);

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(1 + 2);
        assertThat(svg).contains(">B1 flags taken in<", ">0.50 ×<").doesNotContain("B7");
    }

    @ParameterizedTest
    @CsvSource({"1234.5, 1235", "99.95, 100.0", "12.34, 12.3", "1.234, 1.23", "0, 0.00"})
    void aNumberHasTheDigitsThatMatter(double value, String text) {
        assertThat(Table.number(value)).isEqualTo(text);
    }

    @Test
    void aSpreadIsThatOfItsRounds() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(1, 2.5, 4));
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
