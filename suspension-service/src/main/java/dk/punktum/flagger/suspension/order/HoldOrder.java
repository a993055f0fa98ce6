package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.hold.HoldBasis;
import dk.punktum.flagger.suspension.hold.HoldTerm;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.Period;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order to hold a name, and who did what with it.
@Entity
class HoldOrder {

    @Id
    private UUID id;

    private String number;
    private String domain;

    @Enumerated(EnumType.STRING)
    private HoldCause cause;

    @Enumerated(EnumType.STRING)
    private Measure measure;

    private String legalGround;
    private String reference;
    private @Nullable String suspensionPeriod;
    private @Nullable Instant fixedEnd;
    private boolean deletionFollows;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private Instant draftedAt;
    private String draftedBy;
    private @Nullable Instant approvedAt;
    private @Nullable String approvedBy;
    private @Nullable Instant endedAt;
    private @Nullable String endedBy;

    @Enumerated(EnumType.STRING)
    private @Nullable LiftReason liftReason;

    @SuppressWarnings("NullAway.Init")
    HoldOrder() {}

    static HoldOrder drafted(OrderContent content, long number, String person, Instant now) {
        var order = new HoldOrder();
        order.id = Uuid7.next();
        order.number = OrderRules.number(number, now);
        order.domain = content.domain().aLabel();
        order.cause = content.cause();
        order.measure = content.measure();
        order.legalGround = content.legalGround();
        order.reference = content.reference();
        HoldTerm term = content.term();
        order.suspensionPeriod = term.period() == null ? null : term.period().toString();
        order.fixedEnd = term.fixedEnd();
        order.deletionFollows = term.deletionFollows();
        order.status = OrderStatus.DRAFT;
        order.draftedAt = now;
        order.draftedBy = person;
        return order;
    }

    /// What its hold tells of an order that this database has lost. Who entered and who approved it is not told, nor
    /// what a court calls the matter.
    static HoldOrder lost(DomainName domain, HoldCause cause, ActiveHold told) {
        var order = new HoldOrder();
        order.id = told.caseId();
        order.number = told.caseNumber();
        order.domain = domain.aLabel();
        order.cause = cause;
        order.measure = told.measure() == null ? Measure.SUSPEND : told.measure();
        order.legalGround = told.legalGround();
        order.reference = told.caseNumber();
        order.fixedEnd = told.plannedEnd();
        order.deletionFollows = told.plannedEnd() != null;
        order.status = OrderStatus.DRAFT;
        order.draftedAt = told.placedAt();
        order.draftedBy = "unknown-drafter";
        order.adopt(told.placedAt());
        return order;
    }

    /// It was approved, and this database has lost that.
    void adopt(Instant placedAt) {
        become(OrderStatus.APPROVED);
        approvedAt = placedAt;
        approvedBy = "unknown-approver";
    }

    /// @return the hold that it wants from now on
    HoldBasis approve(String person, Instant now) {
        become(OrderStatus.APPROVED);
        approvedAt = now;
        approvedBy = person;
        return new HoldBasis(
                cause,
                id,
                number,
                null,
                null,
                new DomainName(domain),
                legalGround,
                measure,
                content().term());
    }

    void discard(String person, Instant now) {
        become(OrderStatus.DISCARDED);
        endedAt = now;
        endedBy = person;
    }

    void lift(LiftReason reason, String person, Instant now) {
        become(OrderStatus.LIFTED);
        liftReason = reason;
        endedAt = now;
        endedBy = person;
    }

    void expire(Instant now) {
        become(OrderStatus.EXPIRED);
        endedAt = now;
    }

    private void become(OrderStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("order %s: %s does not become %s".formatted(id, status, next));
        }
        status = next;
    }

    OrderContent content() {
        var term = new HoldTerm(
                suspensionPeriod == null ? null : Period.parse(suspensionPeriod), fixedEnd, deletionFollows);
        return new OrderContent(new DomainName(domain), cause, measure, legalGround, reference, term);
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    OrderStatus status() {
        return status;
    }

    String draftedBy() {
        return draftedBy;
    }

    OrderView view() {
        return new OrderView(
                id,
                number,
                status,
                domain,
                new DomainName(domain).uLabel(),
                cause,
                measure,
                legalGround,
                reference,
                suspensionPeriod,
                fixedEnd,
                deletionFollows,
                draftedAt,
                draftedBy,
                approvedAt,
                approvedBy,
                endedAt,
                endedBy,
                liftReason);
    }
}
