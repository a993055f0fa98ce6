package dk.punktum.flagger.messaging.description;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// What an operation answers because of what it is, and not of what it does: who has no token, or sends what is not
/// understood. Every refusal is a problem (RFC 9457).
final class CommonAnswers {

    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_SCHEMA = "Problem";
    private static final String SCHEMAS = "#/components/schemas/";

    private final Components components;

    /// Empty for a service that speaks only one language.
    private final List<Object> languages;

    private CommonAnswers(Components components, List<Object> languages) {
        this.components = components;
        this.languages = languages;
    }

    /// `flagger.api.languages` names the languages that the service answers in.
    static CommonAnswers of(Components components) {
        Optional<List<String>> languages =
                ConfigProvider.getConfig().getOptionalValues("flagger.api.languages", String.class);
        // The extension's own, less exact ones.
        List.of("HttpProblem", "HttpValidationProblem", "Violation").forEach(components::removeSchema);
        components.addSchema("FieldError", fieldError());
        components.addSchema(PROBLEM_SCHEMA, problem());
        return new CommonAnswers(components, List.copyOf(languages.orElse(List.of())));
    }

    void complete(Operation operation) {
        APIResponses answers = operation.getResponses() == null ? createAPIResponses() : operation.getResponses();
        operation.setResponses(answers);
        if (!operation.getSecurity().isEmpty()) {
            describe(answers, "401", "token-missing, token-not-accepted");
            describe(answers, "403", "forbidden: a wrong role");
        }
        if (parameters(operation).stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            describe(answers, "404", "not-found: nothing there, or an id that is none");
        }
        describe(answers, "406", "not-acceptable: nothing that is in Accept");
        if (operation.getRequestBody() != null) {
            describe(answers, "413", "too-large");
            describe(answers, "415", "unsupported-media-type");
        }
        describe(answers, "500", "internal-server-error: ours to mend; the same request can be sent again later");
        describe(answers, "503", "database-unavailable: come again when Retry-After seconds are over");
        if (!languages.isEmpty()) {
            askForLanguage(operation);
        }
        answers.getAPIResponses().forEach(this::complete);
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    /// What the operation says itself goes first; `Not Allowed` and the like are nobody's words.
    private static void describe(APIResponses answers, String status, String description) {
        APIResponse answer = answers.getAPIResponse(status);
        if (answer == null) {
            answers.addAPIResponse(status, createAPIResponse().description(description));
        } else if (answer.getDescription() == null
                || answer.getDescription().startsWith("Not A")
                || answer.getDescription().startsWith("Internal Server Error")) {
            answer.setDescription(description);
        }
    }

    private void complete(String status, APIResponse answer) {
        if (status.compareTo("400") >= 0) {
            MediaType problem =
                    answer.getContent() == null ? null : answer.getContent().getMediaType(PROBLEM);
            answer.setContent(createContent()
                    .addMediaType(
                            PROBLEM,
                            (problem == null ? createMediaType() : problem)
                                    .schema(createSchema().ref(SCHEMAS + PROBLEM_SCHEMA))));
        }
        if (status.equals("401")) {
            answer.addHeader("WWW-Authenticate", text("Bearer, and what is wrong with the token (RFC 6750)"));
        }
        if (status.equals("503")) {
            answer.addHeader("Retry-After", text("Seconds to wait (RFC 9110, section 10.2.3)"));
        }
        if (!languages.isEmpty() && hasWords(answer)) {
            Header language = createHeader().description("The language of the answer (RFC 9110, section 8.5)");
            language.setSchema(createSchema().addType(SchemaType.STRING).enumeration(languages));
            language.setRequired(status.compareTo("400") >= 0);
            answer.addHeader("Content-Language", language);
        }
    }

    private static boolean hasWords(APIResponse answer) {
        return answer.getContent() != null
                && answer.getContent().getMediaTypes().keySet().stream().anyMatch(type -> type.endsWith("json"));
    }

    private static Header text(String description) {
        return createHeader().description(description).schema(createSchema().addType(SchemaType.STRING));
    }

    private void askForLanguage(Operation operation) {
        List<Parameter> parameters = new ArrayList<>(parameters(operation));
        parameters.removeIf(parameter -> "Accept-Language".equals(parameter.getName()));
        parameters.add(createParameter()
                .name("Accept-Language")
                .in(Parameter.In.HEADER)
                .description("The language to be answered in; English when it is left out (RFC 9110, section 12.5.4)")
                .schema(createSchema().addType(SchemaType.STRING).addExample("da")));
        operation.setParameters(parameters);
    }

    private static Schema problem() {
        return object("Why a request was refused (RFC 9457). `type` is stable, the texts are not.")
                .additionalPropertiesBoolean(true)
                .required(List.of("type", "title", "status"))
                .addProperty("type", string("Which problem it is").format("uri"))
                .addProperty("title", string("The status in words"))
                .addProperty(
                        "status",
                        createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .description("The HTTP status"))
                .addProperty("detail", string("What is wrong here, in the language asked for"))
                .addProperty("instance", string("The path of the request"))
                .addProperty(
                        "errors",
                        createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("Everything that is wrong with the request, where that can be told apart")
                                .items(createSchema().ref(SCHEMAS + "FieldError")));
    }

    private static Schema fieldError() {
        return object("One thing that is wrong with a request.")
                .additionalPropertiesBoolean(true)
                .required(List.of("code", "detail"))
                .addProperty(
                        "pointer",
                        string(
                                "JSON pointer (RFC 6901) to the member, such as /domains/3; absent where no JSON was sent"))
                .addProperty("code", string("Stable, such as too-long"))
                .addProperty("detail", string("The same in words"));
    }

    private static Schema object(String description) {
        return createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema string(String description) {
        return createSchema().addType(SchemaType.STRING).description(description);
    }
}
