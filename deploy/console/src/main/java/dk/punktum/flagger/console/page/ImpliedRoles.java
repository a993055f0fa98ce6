package dk.punktum.flagger.console.page;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives whoever has a role the lower ones too, and leaves out roles that mean nothing here.
@Singleton
final class ImpliedRoles implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        Set<String> roles = identity.getRoles().stream()
                .flatMap(role -> implied(role).stream())
                .collect(Collectors.toSet());
        SecurityIdentity known = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addAttributes(identity.getAttributes())
                .addCredentials(identity.getCredentials())
                .addRoles(roles)
                .build();
        return Uni.createFrom().item(known);
    }

    /// The roles that come with a role, itself among them; none when it is no role of this console.
    static Set<String> implied(String role) {
        return switch (role) {
            case Page.OPERATOR_ADMIN -> Set.of(Page.OPERATOR_ADMIN, Page.OPERATOR, Page.VIEWER);
            case Page.OPERATOR -> Set.of(Page.OPERATOR, Page.VIEWER);
            case Page.VIEWER -> Set.of(Page.VIEWER);
            default -> Set.of();
        };
    }
}
