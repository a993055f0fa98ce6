package dk.punktum.flagger.testing.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked of a description, and what a change of it may be.
class ApiChangesTest {

    private static final String RELEASED = ExchangeRulesTest.DOCUMENT;

    @Test
    void aCompleteDescriptionHasNoFault() {
        assertThat(DescriptionRules.faults(ApiDocument.read(RELEASED))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "operationId": "putFlag", | '' | no operationId
                    "summary": "Puts a flag", | '' | no summary
                    "security": [{"oauth2": []}], | '' | says neither that a token is needed, nor that none is
                    "401": { | "418": { | no 401, or no 403
                    "description": "how many", | '' | no description
                    "examples": {"one": {"value": {"id": "0197c1f4-8b10-7000-8000-000000000017"}}} | "x-none": 1 | no example
                    "value": {"id": "0197c1f4 | "value": {"id": "no-uuid | uuid
                    #/components/schemas/Problem | #/components/schemas/Flag | no problem
                    "format": "int32", | '' | how large a number?
                    Flag" | Flag2" | two types with one name
                    """)
    void whatAClientNeedsIsMissed(String said, String instead, String fault) {
        assertThat(RELEASED).contains(said);

        assertThat(DescriptionRules.faults(ApiDocument.read(RELEASED.replace(said, instead))))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /flags/{id} | /flag/{id}
                    "put": { | "post": {
                    "note": {"type": "string", "nullable": true} | "other": {"type": "string"}
                    "required": ["id"], "properties": { | "required": ["id", "note"], "properties": {
                    "required": ["id"], "properties": { | "properties": {
                    "format": "uuid" | "format": "date"
                    "maximum": 100} | "maximum": 50}
                    "name": "limit", "in": "query", | "name": "limit", "in": "query", "required": true,
                    """)
    void whatBreaksAClientOfTheReleaseIsFound(String said, String instead) {
        assertThat(RELEASED).contains(said);

        assertThat(ReleasedApi.broken(RELEASED, RELEASED.replace(said, instead)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "note": { | "more": {"type": "string"}, "note": {
                    "401": { | "409": {"description": "taken"}, "401": {
                    "paths": { | "paths": {"/new": {"get": {"responses": {"200": {"description": "new"}}}},
                    {"name": "limit", | {"name": "new", "in": "query", "schema": {"type": "string"}}, {"name": "limit",
                    Puts a flag | Puts a flag there
                    """)
    void anAdditionBreaksNoClient(String said, String instead) {
        assertThat(RELEASED).contains(said);

        assertThat(ReleasedApi.broken(RELEASED, RELEASED.replace(said, instead)))
                .isEmpty();
    }
}
