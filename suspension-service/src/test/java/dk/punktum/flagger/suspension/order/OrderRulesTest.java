package dk.punktum.flagger.suspension.order;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.suspension.Problems.FieldError;
import dk.punktum.flagger.suspension.hold.HoldTerm;
import dk.punktum.flagger.suspension.order.OrderRules.Refusal;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");

    /// The whole matrix of an order's life.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    FROM,      DRAFT, APPROVED, DISCARDED, LIFTED, EXPIRED
                    DRAFT,     false, true,     true,      false,  false
                    APPROVED,  false, false,    false,     true,   true
                    DISCARDED, false, false,    false,     false,  false
                    LIFTED,    false, false,    false,     false,  false
                    EXPIRED,   false, false,    false,     false,  false""")
    void anOrderBecomesOnly(
            OrderStatus from, boolean draft, boolean approved, boolean discarded, boolean lifted, boolean expired) {
        List<Boolean> allowed = List.of(draft, approved, discarded, lifted, expired);

        assertThat(from.next())
                .isEqualTo(Arrays.stream(OrderStatus.values())
                        .filter(to -> allowed.get(to.ordinal()))
                        .collect(Collectors.toSet()));
    }

    /// In the order in which the rules are applied.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    STATUS,    PERSON, MEASURE,      PAGE,  ENDS,                 REFUSED
                    DRAFT,     clara,  SUSPEND,      false, ,
                    DRAFT,     clara,  SUSPEND,      false, 2026-07-01T08:00:01Z,
                    DRAFT,     clara,  LANDING_PAGE, true,  ,
                    DRAFT,     clara,  LANDING_PAGE, false, ,                     NO_LANDING_PAGE
                    DRAFT,     clara,  LANDING_PAGE, false, 2026-07-01T08:00:00Z, ORDER_OVER
                    DRAFT,     anna,   LANDING_PAGE, false, 2026-07-01T08:00:00Z, FOUR_EYES
                    DISCARDED, anna,   LANDING_PAGE, false, 2026-07-01T08:00:00Z, WRONG_STATUS
                    LIFTED,    clara,  SUSPEND,      false, ,                     WRONG_STATUS
                    EXPIRED,   clara,  SUSPEND,      false, ,                     WRONG_STATUS""")
    void approving(
            OrderStatus status,
            String person,
            Measure measure,
            boolean page,
            @Nullable Instant ends,
            @Nullable Refusal refused) {
        var content = new OrderContent(
                new DomainName("eksempel.dk"),
                HoldCause.COURT_ORDER,
                measure,
                "terms-10.1",
                "BS-1/2026",
                new HoldTerm(null, ends, false));

        assertThat(OrderRules.approve(status, content, "anna", person, page, NOW))
                .isEqualTo(Optional.ofNullable(refused));
    }

    /// The year is Denmark's.
    @Test
    void anOrderHasANumber() {
        assertThat(OrderRules.serial("O-2027-1234567")).isEqualTo(1_234_567);
        assertThat(OrderRules.number(1, NOW)).isEqualTo("O-2026-000001");
        assertThat(OrderRules.number(1_234_567, Instant.parse("2026-12-31T23:30:00Z")))
                .isEqualTo("O-2027-1234567");
    }

    @Test
    void anOrderIsUnderstood() {
        var submission = new OrderSubmission(
                "EKSEMPEL.dk", "COURT_ORDER", "SUSPEND", "terms-10.1", " BS-1/2026 ", null, "2026-08-31", true);

        assertThat(OrderReading.of(submission))
                .isEqualTo(new OrderReading.Understood(new OrderContent(
                        new DomainName("eksempel.dk"),
                        HoldCause.COURT_ORDER,
                        Measure.SUSPEND,
                        "terms-10.1",
                        "BS-1/2026",
                        new HoldTerm(null, Instant.parse("2026-08-31T22:00:00Z"), true))));
        assertThat(OrderReading.of(new OrderSubmission(
                        "eksempel.dk", "REGISTRY", "LANDING_PAGE", "terms-9.3", "x", "P30D", null, null)))
                .extracting(
                        reading -> ((OrderReading.Understood) reading).content().term())
                .isEqualTo(new HoldTerm(Period.ofDays(30), null, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    DOMAIN      | CAUSE       | MEASURE | GROUND   | REFERENCE | PERIOD | LAST DAY   | DELETION | FAULTS
                                |             |         |          |           |        |            |          | /domain missing,/cause missing,/measure missing,/legalGround missing,/reference missing
                    a.b.dk      | FLAG        | BLOCK   | a b      | '   '     |        |            |          | /domain not-a-domain-name,/cause unknown,/measure unknown,/legalGround not-a-code,/reference missing
                    eksempel.dk | REGISTRY    | SUSPEND | t        | r         | P0D    |            |          | /suspensionPeriod not-a-period
                    eksempel.dk | REGISTRY    | SUSPEND | t        | r         | soon   |            | true     | /suspensionPeriod not-a-period
                    eksempel.dk | REGISTRY    | SUSPEND | t        | r         |        | 31.8.2026  |          | /lastDay not-a-date
                    eksempel.dk | REGISTRY    | SUSPEND | t        | r         | P1D    | 2026-08-31 |          | /lastDay two-ends
                    eksempel.dk | REGISTRY    | SUSPEND | t        | r         |        |            | true     | /deletionFollows no-end""")
    void allFaultsAreToldAtOnce(
            @Nullable String domain,
            @Nullable String cause,
            @Nullable String measure,
            @Nullable String ground,
            @Nullable String reference,
            @Nullable String period,
            @Nullable String lastDay,
            @Nullable Boolean deletion,
            String faults) {
        var reading = OrderReading.of(
                new OrderSubmission(domain, cause, measure, ground, reference, period, lastDay, deletion));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        OrderReading.Faulty.class,
                        faulty -> assertThat(faulty.errors())
                                .extracting(OrderRulesTest::inShort)
                                .containsExactly(faults.split(",")));
    }

    private static String inShort(FieldError error) {
        return error.pointer() + " " + error.code();
    }
}
