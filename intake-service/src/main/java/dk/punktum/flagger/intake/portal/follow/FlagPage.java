package dk.punktum.flagger.intake.portal.follow;

import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.handin.HandedIn;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.receipt.SignedReceipts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// One flag: what has become of each name, its receipt, and what was handed in.
@Path("/portal/flags/{id}")
@RolesAllowed(Visitor.ROLE)
@ActingAs({AuthorityRole.SUBMITTER, AuthorityRole.APPROVER})
class FlagPage {

    private static final Set<String> NEWS = Set.of("sent", "withdrawn", "corrected");

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance flag(
                Phrases t,
                FlagView flag,
                List<NameLine> names,
                String person,
                String approver,
                List<CorrectedBy> corrections,
                boolean hasReceipt,
                String news);

        static native TemplateInstance names(Phrases t, FlagView flag, List<NameLine> names);

        private Templates() {}
    }

    /// Who made a version of the flag here.
    ///
    /// @param approvedBy empty where one person was enough
    record CorrectedBy(int version, String person, String approvedBy) {}

    private final Visitor visitor;
    private final CallersAgreement callersAgreement;
    private final ReadFlags readFlags;
    private final SignedReceipts receipts;
    private final HandedIn handedIn;

    FlagPage(
            Visitor visitor,
            CallersAgreement callersAgreement,
            ReadFlags readFlags,
            SignedReceipts receipts,
            HandedIn handedIn) {
        this.visitor = visitor;
        this.callersAgreement = callersAgreement;
        this.readFlags = readFlags;
        this.receipts = receipts;
        this.handedIn = handedIn;
    }

    /// @param news `sent`, `withdrawn` or `corrected`, right after that
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance show(UUID id, @QueryParam("news") @Nullable String news) {
        FlagView flag = own(id);
        return Templates.flag(
                visitor.t(),
                flag,
                names(flag),
                handedIn.person(id).orElse(""),
                handedIn.approvedBy(id).orElse(""),
                corrections(id),
                receipt(id).isPresent(),
                news != null && NEWS.contains(news) ? news : "");
    }

    /// The part of the page that changes, for its script.
    @GET
    @Path("/names")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance names(UUID id) {
        FlagView flag = own(id);
        return Templates.names(visitor.t(), flag, names(flag));
    }

    /// A file whose name says what it is.
    @GET
    @Path("/receipt")
    @Operation(hidden = true)
    public Response receiptFile(UUID id) {
        FlagView flag = own(id);
        return file(
                receipt(id).orElseThrow(() -> Problems.problem(Response.Status.NOT_FOUND, "no-receipt")),
                "application/jose",
                flag.flagNumber() + ".jws");
    }

    /// What the receipt is over, byte for byte.
    @GET
    @Path("/content")
    @Operation(hidden = true)
    public Response content(UUID id) {
        FlagView flag = own(id);
        return file(
                handedIn.content(id).orElseThrow(() -> Problems.problem(Response.Status.NOT_FOUND, "unknown-flag")),
                MediaType.APPLICATION_JSON,
                flag.flagNumber() + ".json");
    }

    private static Response file(Object content, String type, String name) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
                .build();
    }

    private AgreementFacts agreement() {
        return callersAgreement.any(visitor.authority());
    }

    private FlagView own(UUID id) {
        return readFlags
                .own(id, agreement(), visitor.t().language())
                .orElseThrow(() -> Problems.problem(Response.Status.NOT_FOUND, "unknown-flag"));
    }

    private Optional<String> receipt(UUID id) {
        return receipts.own(id, agreement().id());
    }

    private List<CorrectedBy> corrections(UUID id) {
        return handedIn.corrections(id).entrySet().stream()
                .map(version -> new CorrectedBy(
                        version.getKey(),
                        version.getValue().person(),
                        Objects.requireNonNullElse(version.getValue().approvedBy(), "")))
                .toList();
    }

    private List<NameLine> names(FlagView flag) {
        return flag.domains().stream()
                .map(name -> NameLine.of(name, visitor.t()))
                .toList();
    }
}
