package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All flags. All inside a transaction.
@ApplicationScoped
public class Flags implements PanacheRepositoryBase<Flag, UUID> {

    /// Makes the submissions of one case number wait for each other, so that the second one sees the first.
    void oneAtATime(AgreementFacts agreement, String caseNumber) {
        getSession()
                .createNativeQuery(
                        "select 1 as held from pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                .addScalar("held", Integer.class)
                .setParameter(1, "case-number\n" + agreement.id() + "\n" + caseNumber)
                .getSingleResult();
    }

    /// Such as `F-2026-000017`. Numbers rise; one that was drawn for a flag that then failed is left out.
    String nextNumber(Instant now) {
        Long number = getSession()
                .createNativeQuery("select nextval('flag_number')", Long.class)
                .addScalar("nextval", Long.class)
                .getSingleResult();
        return "F-%d-%06d".formatted(now.atZone(AgreementFacts.DENMARK).getYear(), number);
    }

    /// Another agreement's flag is not found.
    public Optional<Flag> find(UUID id, AgreementFacts agreement) {
        return find("id = ?1 and agreementId = ?2", id, agreement.id()).firstResultOptional();
    }

    Optional<Flag> find(String caseNumber, AgreementFacts agreement) {
        return find("caseNumber = ?1 and agreementId = ?2", caseNumber, agreement.id())
                .firstResultOptional();
    }

    List<Flag> ofAnyAgreement(String caseNumber) {
        return list("caseNumber", Sort.by("receivedAt"), caseNumber);
    }
}
