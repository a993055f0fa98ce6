package dk.punktum.flagger.intake.xarf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XarfReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What stands further to the left goes before what stands to the right of it; an IP address is no name.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "eksempel.dk, https://andet.dk/a, tredje.dk, eksempel.dk",
                "-, https://Andet.dk/a, tredje.dk, andet.dk",
                "-, https://user@andet.dk:8443/a, tredje.dk, andet.dk",
                "-, ftp://andet.dk/a, tredje.dk, tredje.dk",
                "-, -, tredje.dk, tredje.dk",
                "-, -, 192.0.2.1, -",
                "-, -, 2001:db8::1, -"
            })
    void whatItIsAboutIsReadInThisOrder(String domain, String url, String source, String read) {
        ObjectNode report = report(source);
        if (domain != null) {
            report.put("domain", domain);
        }
        if (url != null) {
            report.put("url", url);
        }

        JsonNode domains = XarfReport.read(report).flag().path("domains");

        assertThat(domains).extracting(JsonNode::asText).isEqualTo(read == null ? List.of() : List.of(read));
    }

    @Test
    void whatTheDecisionSaysGoesBeforeWhatIsReadOutOfTheReport() {
        ObjectNode report = report("tredje.dk")
                .put("domain", "andet.dk")
                .put("url", "https://andet.dk/a")
                .put("description", "what the reporter saw");
        ObjectNode decision = report.putObject("trusted_flagger")
                .put("caseNumber", "2026-1")
                .put("statementOfReasons", "what was decided")
                .put("measure", "LANDING_PAGE");
        decision.putArray("domains").add("eksempel.dk");
        decision.putArray("locations");
        decision.putObject("issuingAuthority").put("name", "Myndigheden");
        decision.putObject("reportEffectTo").put("name", "Kontoret").put("email", "flag@myndighed.example");

        assertThat(XarfReport.read(report).flag()).isEqualTo(decision);
    }

    private static ObjectNode report(String source) {
        try {
            return (ObjectNode) JSON.readTree("""
                    {"xarf_version": "4.2.0", "report_id": "7b0d2c1e-1111-4222-8333-944455566677",
                     "timestamp": "2026-07-01T08:00:00Z", "category": "content", "type": "fraud",
                     "reporter": {"org": "Reporter", "contact": "abuse@reporter.example", "domain": "reporter.example"},
                     "sender": {"org": "Reporter", "contact": "abuse@reporter.example", "domain": "reporter.example"},
                     "source_identifier": "%s"}""".formatted(source));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
