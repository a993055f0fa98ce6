package dk.punktum.flagger.intake.flag;

import static dk.punktum.flagger.intake.flag.DomainRefusal.BELOW_REGISTRABLE_NAME;
import static dk.punktum.flagger.intake.flag.DomainRefusal.CHARACTER_NOT_ADMITTED;
import static dk.punktum.flagger.intake.flag.DomainRefusal.DUPLICATE_IN_REQUEST;
import static dk.punktum.flagger.intake.flag.DomainRefusal.EMAIL_ADDRESS;
import static dk.punktum.flagger.intake.flag.DomainRefusal.EMPTY;
import static dk.punktum.flagger.intake.flag.DomainRefusal.HYPHEN_MISPLACED;
import static dk.punktum.flagger.intake.flag.DomainRefusal.LABEL_TOO_LONG;
import static dk.punktum.flagger.intake.flag.DomainRefusal.NOT_A_VALID_IDN;
import static dk.punktum.flagger.intake.flag.DomainRefusal.NOT_UNDER_DK;
import static dk.punktum.flagger.intake.flag.DomainRefusal.URL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.AgreementStanding;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.AgreementHistory;
import dk.punktum.flagger.intake.decision.Urgency;
import dk.punktum.flagger.intake.document.DocumentFacts;
import dk.punktum.flagger.intake.warning.WarningFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final UUID DOCUMENT = UUID.fromString("0197c1f4-7a60-7000-8000-000000000001");
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final AgreementFacts AGREEMENT = agreement(AgreementStanding.ACTIVE);
    private static final IntakeFacts FACTS =
            new IntakeFacts(AGREEMENT, new DocumentFacts(DOCUMENT, SHA256), null, null, WarningFacts.NONE);

    @Test
    void theExampleInTheDescriptionIsTaken() throws com.fasterxml.jackson.core.JsonProcessingException {
        ObjectNode example = (ObjectNode) new ObjectMapper().readTree(Examples.SUBMISSION);

        IntakeRuling ruling = IntakeRules.rule(FACTS, FlagSubmission.read(example), NOW);

        assertThat(ruling).isInstanceOfSatisfying(IntakeRuling.Accepted.class, accepted -> {
            assertThat(accepted.decision().caseNumber()).isEqualTo("2026-4711");
            assertThat(accepted.decision().content().locations()).containsExactly("https://www.eksempel.dk/udsalg");
            assertThat(accepted.decision().urgency()).isEqualTo(Urgency.NORMAL);
            assertThat(accepted.domains())
                    .hasSize(3)
                    .satisfiesExactly(
                            first -> assertThat(first).isInstanceOf(DomainRuling.Accepted.class),
                            second -> assertThat(second).isInstanceOf(DomainRuling.Accepted.class),
                            third -> assertThat(third).isInstanceOf(DomainRuling.Refused.class));
        });
    }

    @ParameterizedTest
    @MethodSource
    void aRefusedNameSaysWhyAndWhatWasProbablyMeant(String typed, DomainRefusal refusal, String meant) {
        List<DomainRuling> rulings = domains("eksempel.dk", typed);

        assertThat(rulings.getFirst()).isInstanceOf(DomainRuling.Accepted.class);
        assertThat(rulings.get(1))
                .isEqualTo(new DomainRuling.Refused(1, typed, refusal, meant == null ? null : DomainName.of(meant)));
    }

    static Stream<Arguments> aRefusedNameSaysWhyAndWhatWasProbablyMeant() {
        return Stream.of(
                Arguments.of("", EMPTY, null),
                Arguments.of("https://fence.dk/shop", URL, "fence.dk"),
                Arguments.of("fence.dk:443", URL, "fence.dk"),
                Arguments.of("info@fence.dk", EMAIL_ADDRESS, "fence.dk"),
                Arguments.of("fence.com", NOT_UNDER_DK, null),
                Arguments.of("dk", NOT_UNDER_DK, null),
                Arguments.of("www.fence.dk", BELOW_REGISTRABLE_NAME, "fence.dk"),
                Arguments.of("ø".repeat(58) + ".dk", LABEL_TOO_LONG, null),
                Arguments.of("fen ce.dk", CHARACTER_NOT_ADMITTED, null),
                Arguments.of("-fence.dk", HYPHEN_MISPLACED, null),
                Arguments.of("xn--a.dk", NOT_A_VALID_IDN, null),
                Arguments.of("EKSEMPEL.dk", DUPLICATE_IN_REQUEST, "eksempel.dk"),
                Arguments.of("eksempel.dk.", DUPLICATE_IN_REQUEST, "eksempel.dk"));
    }

    @Test
    void fiftySevenTimesOslashStillFits() {
        assertThat(domains("ø".repeat(57) + ".dk").getFirst()).isInstanceOf(DomainRuling.Accepted.class);
    }

    @Test
    void theNameWithSharpSAndTheOneWithTwoAreTwoNames() {
        assertThat(domains("straße.dk", "strasse.dk"))
                .extracting(ruling -> ((DomainRuling.Accepted) ruling).name().aLabel())
                .containsExactly("xn--strae-oqa.dk", "strasse.dk");
    }

    @Test
    void theALabelOfAnEarlierNameIsADuplicate() {
        assertThat(domains("æøåöäüé.dk", "xn--4cabco7dk5a.dk").get(1))
                .isEqualTo(new DomainRuling.Refused(
                        1, "xn--4cabco7dk5a.dk", DUPLICATE_IN_REQUEST, DomainName.of("æøåöäüé.dk")));
    }

    @ParameterizedTest
    @CsvSource({"eksempel.dk, true", "EKSEMPEL.DK, true", "eksempel.dk., false", "' eksempel.dk', false"})
    void whatWasUnderstoodDifferentlyIsSaid(String typed, boolean verbatim) {
        assertThat(domains(typed))
                .containsExactly(
                        new DomainRuling.Accepted(0, typed, DomainName.of("eksempel.dk"), verbatim, List.of()));
    }

    @Test
    void aListWithoutAnAcceptableNameIsRefused() {
        assertThat(IntakeRules.rule(FACTS, with("domains", "fence.com", "www.fence.dk"), NOW))
                .isInstanceOf(IntakeRuling.NoDomainAccepted.class);
    }

    @Test
    void aHundredNamesAreTakenAndNotOneMore() {
        String[] names = IntStream.range(0, 101).mapToObj("n%d.dk"::formatted).toArray(String[]::new);

        assertThat(IntakeRules.rule(
                        FACTS, with("domains", Stream.of(names).limit(100).toArray(String[]::new)), NOW))
                .isInstanceOf(IntakeRuling.Accepted.class);
        assertFault(with("domains", names), false, "/domains too-many-domains");
    }

    @ParameterizedTest
    @CsvSource({
        "SUSPENDED, SUSPENDED",
        "TERMINATED, TERMINATED",
    })
    void nothingIsTakenUnderAnAgreementThatIsNotInForce(AgreementStanding standing, AgreementFacts.NotInForce reason) {
        IntakeFacts facts = new IntakeFacts(agreement(standing), FACTS.document(), null, null, WarningFacts.NONE);

        assertThat(IntakeRules.rule(facts, sound(), NOW)).isEqualTo(new IntakeRuling.AgreementNotInForce(reason));
    }

    /// The agreement is valid from 2026-07-01 to 2026-07-31; Denmark is two hours ahead of UTC.
    @ParameterizedTest
    @CsvSource({
        "2026-06-30T21:59:59Z, NOT_YET_VALID",
        "2026-06-30T22:00:00Z,",
        "2026-07-31T21:59:59Z,",
        "2026-07-31T22:00:00Z, EXPIRED",
    })
    void daysOfValidityBeginAndEndInDenmark(Instant now, AgreementFacts.NotInForce reason) {
        assertThat(AGREEMENT.whyNotInForce(now)).isEqualTo(java.util.Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01, 2026-06-30T21:59:59Z, false",
        "2026-07-01, 2026-06-30T22:00:00Z, true",
        "2026-07-02, 2026-07-01T08:00:00Z, false",
        "2020-01-01, 2026-07-01T08:00:00Z, true",
    })
    void aDecisionDayHasBegunInDenmark(LocalDate decisionDate, Instant now, boolean taken) {
        AgreementFacts always = new AgreementFacts(
                AGREEMENT.id(),
                AgreementStanding.ACTIVE,
                LocalDate.MIN,
                LocalDate.MAX,
                AGREEMENT.grounds(),
                AGREEMENT.history());
        FlagSubmission submission = with("decisionDate", decisionDate.toString());

        IntakeRuling ruling = IntakeRules.rule(
                new IntakeFacts(always, FACTS.document(), null, null, WarningFacts.NONE), submission, now);

        assertThat(ruling instanceof IntakeRuling.Accepted).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "caseNumber, ' ', /caseNumber case-number-empty",
        "decisionDate, 2026-07-02, /decisionDate decision-date-in-future",
        "legalGround, terms-9.4, /legalGround ground-outside-agreement",
        "measure, DELETE, /measure measure-not-offered",
        "documentSha256, d94f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a, /documentSha256 document-hash-mismatch",
    })
    void aRuleRefusesWithItsPointer(String member, String value, String error) {
        assertFault(with(member, value), false, error);
    }

    @ParameterizedTest
    @CsvSource({"terms-9.1, 2026-06-15, /legalGround ground-not-covered-at-decision", "terms-9.1, 2026-07-01,"})
    void aDecisionIsCheckedAgainstTheAgreementAsItStoodOnItsDay(
            String ground, LocalDate decisionDate, @Nullable String error) {
        var before = new AgreementHistory.Version(
                1, true, Set.of("terms-10.1"), LocalDate.MIN, LocalDate.MAX, Instant.parse("2026-06-01T08:00:00Z"));
        var since = new AgreementHistory.Version(
                2, true, AGREEMENT.grounds(), LocalDate.MIN, LocalDate.MAX, Instant.parse("2026-07-01T06:00:00Z"));
        AgreementFacts agreement = new AgreementFacts(
                AGREEMENT.id(),
                AgreementStanding.ACTIVE,
                LocalDate.MIN,
                LocalDate.MAX,
                AGREEMENT.grounds(),
                new AgreementHistory(List.of(before, since)));
        FlagSubmission submission =
                change(body -> body.put("legalGround", ground).put("decisionDate", decisionDate.toString()));

        IntakeRuling ruling = IntakeRules.rule(
                new IntakeFacts(agreement, FACTS.document(), null, null, WarningFacts.NONE), submission, NOW);

        if (error == null) {
            assertThat(ruling).isInstanceOf(IntakeRuling.Accepted.class);
        } else {
            assertErrors(ruling, false, error);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"triedFirst", "whyLessIsNotEnough", "effectOnMailAndSubPages"})
    void eachPartOfTheProportionalityStatementIsNeeded(String part) {
        assertFault(
                change(body -> ((ObjectNode) body.get("proportionality")).put(part, "  \n")),
                false,
                "/proportionality/" + part + " proportionality-empty");
        assertFault(
                change(body -> ((ObjectNode) body.get("proportionality")).remove(part)),
                true,
                "/proportionality/" + part + " missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caseNumber",
                "decisionDate",
                "legalGround",
                "measure",
                "proportionality",
                "documentId",
                "documentSha256",
                "domains"
            })
    void everyMemberIsNeeded(String member) {
        assertFault(change(body -> body.remove(member)), true, "/" + member + " missing");
        assertFault(change(body -> body.putNull(member)), true, "/" + member + " missing");
    }

    @Test
    void aDocumentOfNobodyOrOfAnotherAgreementIsUnknown() {
        IntakeRuling ruling =
                IntakeRules.rule(new IntakeFacts(AGREEMENT, null, null, null, WarningFacts.NONE), sound(), NOW);

        assertErrors(ruling, false, "/documentId unknown-document");
    }

    @ParameterizedTest
    @MethodSource
    void whatCanNotBeReadIsToldWithItsPointer(Consumer<ObjectNode> change, String error) {
        assertFault(change(change), true, error);
    }

    static Stream<Arguments> whatCanNotBeReadIsToldWithItsPointer() {
        return Stream.of(
                fault(body -> body.put("caseNumber", 4711), "/caseNumber not-a-string"),
                fault(body -> body.put("caseNumber", "x".repeat(101)), "/caseNumber too-long"),
                fault(body -> body.put("caseNumber", "a\u0000b"), "/caseNumber character-not-admitted"),
                fault(body -> body.put("caseNumber", "a\ud800b"), "/caseNumber character-not-admitted"),
                fault(body -> body.put("decisionDate", "01-07-2026"), "/decisionDate not-a-date"),
                fault(body -> body.put("decisionDate", "2026-02-30"), "/decisionDate not-a-date"),
                fault(body -> body.put("decisionDate", "+999999999-01-01"), "/decisionDate not-a-date"),
                fault(body -> body.put("documentId", "1-1-1-1-1"), "/documentId not-a-uuid"),
                fault(body -> body.put("documentSha256", "abc"), "/documentSha256 not-a-sha256"),
                fault(body -> body.put("proportionality", "none"), "/proportionality not-an-object"),
                fault(body -> body.put("domains", "eksempel.dk"), "/domains not-an-array"),
                fault(body -> body.putArray("domains").add("a.dk").add(7), "/domains/1 not-a-string"),
                fault(body -> body.put("priority", "high"), "/priority unknown-member"),
                fault(body -> body.put("a/b~c", 1), "/a~1b~0c unknown-member"),
                fault(
                        body -> ((ObjectNode) body.get("proportionality")).put("why", "x"),
                        "/proportionality/why unknown-member"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        FlagSubmission submission = change(body -> {
            body.put("decisionDate", "2027-01-01");
            body.put("legalGround", "terms-9.4");
            body.put("measure", "BLOCK");
            body.put("documentId", "no");
            body.put("more", true);
            body.putArray("domains");
        });

        assertErrors(
                IntakeRules.rule(FACTS, submission, NOW),
                true,
                "/more unknown-member",
                "/documentId not-a-uuid",
                "/decisionDate decision-date-in-future",
                "/legalGround ground-outside-agreement",
                "/measure measure-not-offered",
                "/domains no-domains");
    }

    @Test
    void aCaseNumberIsUsedOnce() {
        var earlier = new IntakeFacts.EarlierFlag(UUID.randomUUID(), "F-2026-000001");

        assertThat(IntakeRules.rule(
                        new IntakeFacts(AGREEMENT, FACTS.document(), earlier, null, WarningFacts.NONE), sound(), NOW))
                .isEqualTo(new IntakeRuling.CaseNumberTaken(earlier));
    }

    private static Arguments fault(Consumer<ObjectNode> change, String error) {
        return Arguments.of(change, error);
    }

    private static void assertFault(FlagSubmission submission, boolean malformed, String... errors) {
        assertErrors(IntakeRules.rule(FACTS, submission, NOW), malformed, errors);
    }

    private static void assertErrors(IntakeRuling ruling, boolean malformed, String... errors) {
        assertThat(ruling).isInstanceOfSatisfying(IntakeRuling.Faulty.class, faulty -> {
            assertThat(faulty.errors())
                    .extracting(error -> error.pointer() + " " + error.code())
                    .containsExactly(errors);
            assertThat(faulty.malformed()).isEqualTo(malformed);
        });
    }

    private static List<DomainRuling> domains(String... typed) {
        IntakeRuling ruling = IntakeRules.rule(FACTS, with("domains", typed), NOW);
        return ruling instanceof IntakeRuling.Accepted accepted ? accepted.domains() : new ArrayList<>();
    }

    private static FlagSubmission sound() {
        return change(body -> {});
    }

    private static FlagSubmission with(String member, String... values) {
        return change(body -> {
            if (member.equals("domains")) {
                var array = body.putArray(member);
                Stream.of(values).forEach(array::add);
            } else {
                body.put(member, values[0]);
            }
        });
    }

    private static FlagSubmission change(Consumer<ObjectNode> change) {
        try {
            ObjectNode body = (ObjectNode) new ObjectMapper().readTree(Examples.SUBMISSION);
            // They lie below the example's names, which tests replace.
            body.remove("locations");
            change.accept(body);
            return FlagSubmission.read(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AgreementFacts agreement(AgreementStanding standing) {
        return new AgreementFacts(
                UUID.fromString("0197c1f4-0000-7000-8000-000000000000"),
                standing,
                LocalDate.parse("2026-07-01"),
                LocalDate.parse("2026-07-31"),
                Set.of("terms-9.1", "terms-10.1"),
                new AgreementHistory(List.of()));
    }
}
