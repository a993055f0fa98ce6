package dk.punktum.flagger.intake.portal.person;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets a person have a page of the portal when the agreement of her authority names her for it, and nobody
/// else.
class PersonFilter {

    private final Visitor visitor;
    private final ActingPerson person;
    private final CallersAgreement callersAgreement;

    PersonFilter(Visitor visitor, ActingPerson person, CallersAgreement callersAgreement) {
        this.visitor = visitor;
        this.person = person;
        this.callersAgreement = callersAgreement;
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (!Visitor.isOfThePortal(request)) {
            return;
        }
        AuthorityRole[] wanted = wanted(resource);
        if (wanted.length == 0) {
            return;
        }
        UUID agreementId = callersAgreement.any(visitor.authority()).id();
        switch (PersonRules.rule(person.standing(), agreementId, wanted)) {
            case PersonRules.Ruling.Allowed _ -> {}
            case PersonRules.Ruling.Refused(PersonRules.Objection objection) -> throw problem(objection);
        }
    }

    private static AuthorityRole[] wanted(ResourceInfo resource) {
        return Stream.of(resource.getResourceMethod(), resource.getResourceClass())
                .flatMap(place -> Stream.ofNullable(place.getAnnotation(ActingAs.class)))
                .findFirst()
                .map(ActingAs::value)
                .orElseThrow(() -> new IllegalStateException(
                        "it is not said for whom %s is".formatted(resource.getResourceClass())));
    }

    private static HttpProblem problem(PersonRules.Objection objection) {
        return Problems.problem(
                objection == PersonRules.Objection.NOT_CHECKABLE
                        ? Response.Status.SERVICE_UNAVAILABLE
                        : Response.Status.FORBIDDEN,
                "person-" + objection.code(),
                new Wording("portal.person." + objection.code(), List.of()));
    }
}
