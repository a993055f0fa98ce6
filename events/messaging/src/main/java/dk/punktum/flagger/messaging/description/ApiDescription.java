package dk.punktum.flagger.messaging.description;

import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createOAuthFlow;
import static org.eclipse.microprofile.openapi.OASFactory.createOAuthFlows;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;
import static org.eclipse.microprofile.openapi.OASFactory.createServer;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/// Completes a service's description while it is built, so that its endpoints say only what is particular to them:
/// [CommonAnswers], [RequiredMembers], and how one gets a token.
///
/// A client's roles come with its registration: no scope has to be asked for.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String SCHEME = "oauth2";

    private final IndexView types;

    public ApiDescription(IndexView types) {
        this.types = types;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents() == null ? createComponents() : api.getComponents();
        api.setComponents(components);
        CommonAnswers answers = CommonAnswers.of(components);
        for (PathItem path : api.getPaths().getPathItems().values()) {
            for (Operation operation : path.getOperations().values()) {
                askForToken(operation);
                answers.complete(operation);
            }
        }
        if (components.getSchemas() != null) {
            new RequiredMembers(types, components.getSchemas()).complete();
        }
        components.setSecuritySchemes(Map.of(SCHEME, clientCredentials()));
        api.setServers(List.of(createServer().url("/").description("Where this document was read")));
    }

    private static void askForToken(Operation operation) {
        List<SecurityRequirement> found = operation.getSecurity();
        if (found == null || found.isEmpty()) {
            operation.setSecurity(List.of());
            return;
        }
        operation.setSecurity(List.of(createSecurityRequirement().addScheme(SCHEME, List.of())));
    }

    private static SecurityScheme clientCredentials() {
        return createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description(
                        "OAuth 2 client credentials (RFC 6749, section 4.4), sent as a bearer token. The address of"
                                + " the token endpoint comes with the client's registration; the one here is a placeholder.")
                .flows(createOAuthFlows()
                        .clientCredentials(createOAuthFlow()
                                .tokenUrl("https://identity.example/token")
                                .scopes(Map.of())));
    }
}
