package dk.punktum.flagger.intake.portal.handin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.portal.prepared.PreparedStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aFormIsTheSameFlagAsAClientWouldSend() throws Exception {
        var form = new FlagForm(
                Map.ofEntries(
                        Map.entry("caseNumber", " 2026-1 "),
                        Map.entry("decisionDate", "2026-07-01"),
                        Map.entry("legalGround", "terms-9.1"),
                        Map.entry("urgency", "URGENT"),
                        Map.entry("triedFirst", "a"),
                        Map.entry("whyLessIsNotEnough", "b"),
                        Map.entry("effectOnMailAndSubPages", "c"),
                        Map.entry("domains", "eksempel.dk\nco.dk"),
                        Map.entry("documentId", "0197c1f4-7a60-7000-8000-000000000001"),
                        Map.entry("documentSha256", "ab"),
                        Map.entry("law", "NATIONAL"),
                        Map.entry("legalBasis", "MFL 22"),
                        Map.entry("issuingAuthority", "Myndigheden"),
                        Map.entry("locations", "https://eksempel.dk/a\n\nhttps://eksempel.dk/b")),
                Set.of("co.dk name-with-sub-tenants", "co.dk existing-hold"));

        assertThat(JSON.readTree(form.json())).isEqualTo(JSON.readTree("""
                {"caseNumber": "2026-1", "decisionDate": "2026-07-01", "legalGround": "terms-9.1", "measure": "SUSPEND",
                 "proportionality": {"triedFirst": "a", "whyLessIsNotEnough": "b", "effectOnMailAndSubPages": "c"},
                 "documentId": "0197c1f4-7a60-7000-8000-000000000001", "documentSha256": "ab",
                 "domains": ["eksempel.dk", "co.dk"], "urgency": "URGENT",
                 "legalBasis": {"law": "NATIONAL", "reference": "MFL 22"}, "issuingAuthority": {"name": "Myndigheden"},
                 "locations": ["https://eksempel.dk/a", "https://eksempel.dk/b"],
                 "acknowledgedWarnings": [{"domain": "co.dk", "code": "existing-hold"},
                                          {"domain": "co.dk", "code": "name-with-sub-tenants"}]}"""));
    }

    @Test
    void whatIsReturnedIsTheFormAsItWas() {
        Map<String, String> values = new HashMap<>();
        Stream.concat(FlagForm.WRITTEN.stream(), FlagForm.UNSEEN.stream())
                .forEach(field -> values.put(field, "some " + field));
        UUID id = UUID.randomUUID();
        values.put("insteadOf", id.toString());
        values.put("domains", "eksempel.dk\nco.dk");
        values.put("locations", "https://eksempel.dk/a\nhttps://eksempel.dk/b");
        var form = new FlagForm(values, Set.of("co.dk name-with-sub-tenants", "co.dk existing-hold"));

        assertThat(FlagForm.of(new Prepared(
                        id,
                        form.json(),
                        form.value("documentName"),
                        "gorm",
                        Instant.EPOCH,
                        null,
                        PreparedStatus.RETURNED,
                        "gerda",
                        Instant.EPOCH,
                        "a date is wrong",
                        null)))
                .isEqualTo(form);
    }

    /// Its hash is in the receipt, and tells a form that was sent twice from two forms.
    @Test
    void theSameFormIsTheSameBytes() {
        Map<String, String> values = Map.of("legalBasis", "x", "law", "UNION", "recipient", "y", "recipientEmail", "z");

        assertThat(new FlagForm(values, Set.of("b.dk c", "a.dk c")).json())
                .isEqualTo(new FlagForm(values, Set.of("a.dk c", "b.dk c")).json())
                .contains("\"legalBasis\":{\"law\":\"UNION\",\"reference\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/caseNumber, caseNumber",
        "/domains/3, domains",
        "/locations/0, locations",
        "/proportionality/triedFirst, triedFirst",
        "/legalBasis/law, law",
        "/legalBasis/reference, legalBasis",
        "/issuingAuthority/name, issuingAuthority",
        "/issuingAuthority/unit, issuingUnit",
        "/reportEffectTo/name, recipient",
        "/reportEffectTo/email, recipientEmail",
        "/documentId, document",
        "/documentSha256, document",
        "/redress, redress",
    })
    void whatIsWrongIsSaidAtItsField(String pointer, String field) {
        assertThat(FlagForm.fieldOf(pointer)).isEqualTo(field);
    }
}
