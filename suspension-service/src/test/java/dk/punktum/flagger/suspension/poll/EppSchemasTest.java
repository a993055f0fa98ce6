package dk.punktum.flagger.suspension.poll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// The samples against the schemas that the RFCs print, in the folder `-Depp.schemas=…`: they are not ours to hand on.
/// docs/poll-messages.md says which files.
@EnabledIfSystemProperty(named = "epp.schemas", matches = ".+")
class EppSchemasTest {

    /// Each after those that it builds on.
    private static final List<String> SCHEMAS = List.of(
            "eppcom-1.0.xsd",
            "epp-1.0.xsd",
            "host-1.0.xsd",
            "domain-1.0.xsd",
            "secDNS-1.1.xsd",
            "rgp-1.0.xsd",
            "changePoll-1.0.xsd");

    @ParameterizedTest
    @ValueSource(
            strings = {"suspended-before.xml", "suspended-after.xml", "suspended-after-da.xml", "reinstated-after.xml"})
    void theSampleIsValid(String sample) throws SAXException, IOException {
        Path folder = Path.of(System.getProperty("epp.schemas"));
        Source[] sources = SCHEMAS.stream()
                .map(file -> new StreamSource(folder.resolve(file).toFile()))
                .toArray(Source[]::new);
        var validator = SchemaFactory.newDefaultInstance().newSchema(sources).newValidator();
        validator.validate(
                new StreamSource(Path.of("src/test/resources/poll", sample).toFile()));
    }
}
