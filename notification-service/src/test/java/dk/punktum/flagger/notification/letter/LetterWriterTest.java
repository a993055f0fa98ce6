package dk.punktum.flagger.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text that leaves the house was read and approved by a person: `src/test/resources/approved`. After a change
/// that is meant, run the test with `-Dapprove`, read the difference, and commit it.
class LetterWriterTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final String AUTHORITY = "Eksempelstyrelsen";

    private final LetterWriter letters = new LetterWriter();

    @ParameterizedTest(name = "{0} to {1}, first {2}")
    @CsvSource({
        "DECLINED,    AUTHORITY,  DANISH",
        "DECLINED,    AUTHORITY,  ENGLISH",
        "SUSPENDED,   REGISTRANT, DANISH",
        "SUSPENDED,   REGISTRANT, ENGLISH",
        "SUSPENDED,   REGISTRAR,  DANISH",
        "SUSPENDED,   REGISTRAR,  ENGLISH",
        "SUSPENDED,   AUTHORITY,  DANISH",
        "SUSPENDED,   AUTHORITY,  ENGLISH",
        "EFFECTIVE,   AUTHORITY,  DANISH",
        "EFFECTIVE,   AUTHORITY,  ENGLISH",
        "HOLD_LIFTED, REGISTRANT, DANISH",
        "HOLD_LIFTED, REGISTRANT, ENGLISH",
        "HOLD_LIFTED, REGISTRAR,  DANISH",
        "HOLD_LIFTED, REGISTRAR,  ENGLISH",
        "HOLD_LIFTED, AUTHORITY,  DANISH",
        "HOLD_LIFTED, AUTHORITY,  ENGLISH",
        "REINSTATED,  REGISTRANT, DANISH",
        "REINSTATED,  REGISTRANT, ENGLISH",
        "REINSTATED,  REGISTRAR,  DANISH",
        "REINSTATED,  REGISTRAR,  ENGLISH",
        "REINSTATED,  AUTHORITY,  DANISH",
        "REINSTATED,  AUTHORITY,  ENGLISH",
    })
    void everyCellInBothLanguages(NoticeOccasion occasion, NoticeRecipient recipient, Language first)
            throws IOException {
        Letter letter = write(occasion, recipient, first, aCase("æøåöäüé.dk"));

        String name = "%s-%s-%s"
                .formatted(occasion, recipient, first.code())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        isApproved(name, letter);
    }

    @ParameterizedTest
    @EnumSource(NoticeRecipient.class)
    void aFurtherHold(NoticeRecipient recipient) throws IOException {
        var further = new Circumstances(
                "C-2026-000042",
                DomainName.of("eksempel.dk"),
                "terms-9.4",
                null,
                Instant.parse("2026-07-01T08:00:00Z"),
                Instant.parse("2026-07-31T08:00:00Z"),
                true,
                null,
                null,
                null,
                null,
                null);

        Letter letter = write(NoticeOccasion.SUSPENDED, recipient, Language.DANISH, further);

        isApproved("further-hold-" + recipient.name().toLowerCase(Locale.ROOT), letter);
    }

    @Test
    void theRegistrantIsToldEverythingThatDueProcessAsksFor() {
        Letter letter =
                write(NoticeOccasion.SUSPENDED, NoticeRecipient.REGISTRANT, Language.DANISH, aCase("æøåöäüé.dk"));

        assertThat(letter.text().replaceAll("\\s+", " "))
                .contains("æøåöäüé.dk", "xn--4cabco7dk5a.dk", "C-2026-000042", AUTHORITY, "punkt 9.1")
                .contains("1. juli 2026 kl. 10.00", "31. juli 2026 kl. 10.00")
                .contains("Klagenævnet for Domænenavne", "senest 4 uger", "ikke opsættende virkning")
                .contains("no later than 4 weeks", "no suspensive effect")
                .contains("C-2026-000042-7K3M9QX2TP", "http://localhost:8085/verify/C-2026-000042-7K3M9QX2TP");
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void everyDeclineReasonHasWords(DeclineReason reason) {
        assertThat(new Words("/notices/v1/da/words.properties").of("decline", reason.name()))
                .isNotBlank();
        assertThat(new Words("/notices/v1/en/words.properties").of("decline", reason.name()))
                .isNotBlank();
    }

    /// Every end, told to everybody whom it is told to, in both languages: who ended it, and no bare code.
    @ParameterizedTest(name = "{0} by {1}, to {2}, {3}")
    @MethodSource("everyEnd")
    void everyEndSaysWhoEndedIt(
            CloseCause cause, @Nullable AppealBody annulledBy, NoticeRecipient recipient, NoticeOccasion occasion) {
        Letter letter = write(occasion, recipient, Language.DANISH, aCase("eksempel.dk", cause, annulledBy));

        boolean authority = recipient == NoticeRecipient.AUTHORITY;
        String danish = switch (cause) {
            case WITHDRAWN -> authority ? "I har trukket" : "myndigheden har trukket";
            case REVERSED -> "vi har omgjort";
            case ANNULLED ->
                annulledBy == AppealBody.COURT ? "en domstol har ophævet" : "Klagenævnet for Domænenavne har ophævet";
            case ORDER_ENDED -> "det påbud, som suspensionen hvilede på";
        };
        String english = switch (cause) {
            case WITHDRAWN -> authority ? "you have withdrawn" : "the authority has withdrawn";
            case REVERSED -> "we have reversed";
            case ANNULLED ->
                annulledBy == AppealBody.COURT ? "a court has annulled" : "(Klagenævnet for Domænenavne) has annulled";
            case ORDER_ENDED -> "the order on which the suspension rested";
        };
        assertThat(letter.text().replaceAll("\\s+", " "))
                .contains("Det er sket, fordi " + danish, "This is because ", english)
                .doesNotContain(cause.name());
    }

    static Stream<Arguments> everyEnd() {
        return Arrays.stream(CloseCause.values())
                .flatMap(cause -> cause == CloseCause.ANNULLED
                        ? Arrays.stream(AppealBody.values()).map(body -> Arguments.of(cause, body))
                        : Stream.of(Arguments.of(cause, null)))
                .flatMap(end -> Arrays.stream(NoticeRecipient.values())
                        .flatMap(recipient -> Stream.of(NoticeOccasion.HOLD_LIFTED, NoticeOccasion.REINSTATED)
                                .map(occasion -> Arguments.of(end.get()[0], end.get()[1], recipient, occasion))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"terms-9.1", "terms-9.2", "terms-9.3", "terms-9.4", "terms-10.1"})
    void everyGroundHasWords(String ground) {
        assertThat(new Words("/notices/v1/da/words.properties").ofGround(ground))
                .contains("punkt " + ground.substring(6));
        assertThat(new Words("/notices/v1/en/words.properties").ofGround(ground))
                .contains("section " + ground.substring(6));
    }

    @Test
    void aGroundThatIsNewerThanTheWordsIsNamedByItsCode() {
        assertThat(new Words("/notices/v1/da/words.properties").ofGround("terms-9.9"))
                .contains("terms-9.9");
    }

    @Test
    void otherCodesWithoutWordsAreRefused() {
        assertThatThrownBy(() -> new Words("/notices/v1/da/words.properties").of("cause", "MOON"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameCanNotAddLinesOrMarkup() {
        Letter letter = letters.write(
                NoticeOccasion.SUSPENDED,
                NoticeRecipient.AUTHORITY,
                Language.DANISH,
                aCase("eksempel.dk"),
                particulars("Evil\r\nBcc: all@eksempel.dk\u2028\u202E<script>alert('1')</script> {name}"));

        assertThat(letter.text()).contains("Til Evil Bcc: all@eksempel.dk <script>alert('1')</script> {name}");
        assertThat(letter.html())
                .doesNotContain("<script>", "\u202E")
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; {name}");
    }

    @Test
    void thePlainTextAndTheHtmlSayTheSame() {
        Letter letter =
                write(NoticeOccasion.SUSPENDED, NoticeRecipient.REGISTRANT, Language.ENGLISH, aCase("æøåöäüé.dk"));

        String fromHtml = letter.html()
                .replaceAll("(?s)<head>.*</head>", "")
                .replace("<hr>", "-".repeat(72))
                .replaceAll("<[^>]*>", "")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ");
        assertThat(fromHtml.strip())
                .isEqualTo(letter.text().replaceAll("\\s+", " ").strip());
    }

    @ParameterizedTest
    @EnumSource(NoticeRecipient.class)
    void thereIsNothingToClickOnAndNothingToLoad(NoticeRecipient recipient) {
        Letter letter = write(NoticeOccasion.REINSTATED, recipient, Language.DANISH, aCase("eksempel.dk"));

        assertThat(letter.html()).doesNotContain("<a ", "<img", "<script", "<style", "href", "src=");
    }

    @Test
    void anEndWhoseCauseIsNotKnownYetIsToldWithoutIt() {
        var circumstances = new Circumstances(
                "C-2026-000042",
                DomainName.of("eksempel.dk"),
                "terms-9.1",
                null,
                Instant.parse("2026-07-01T08:00:00Z"),
                Instant.parse("2026-07-31T08:00:00Z"),
                false,
                null,
                null,
                null,
                null,
                Instant.parse("2026-07-03T08:00:00Z"));

        Letter letter = write(NoticeOccasion.REINSTATED, NoticeRecipient.REGISTRANT, Language.DANISH, circumstances);

        assertThat(letter.text())
                .doesNotContain("fordi .", "because .")
                .contains("Suspensionen af domænenavnet er ophævet.");
    }

    @ParameterizedTest
    @CsvSource({
        "da,DANISH",
        "DA,DANISH",
        "da-DK,DANISH",
        "en,ENGLISH",
        "en-GB,ENGLISH",
        "de,ENGLISH",
        "'',DANISH",
        ",DANISH"
    })
    void languageTags(@Nullable String tag, Language language) {
        assertThat(Language.of(tag)).isEqualTo(language);
    }

    @Test
    void measuredTimeIsRoundedUp() {
        assertThat(Language.DANISH.writeSeconds(12_301)).isEqualTo("12,4 sekunder");
        assertThat(Language.ENGLISH.writeSeconds(12_301)).isEqualTo("12.4 seconds");
    }

    private Letter write(
            NoticeOccasion occasion, NoticeRecipient recipient, Language first, Circumstances circumstances) {
        return letters.write(occasion, recipient, first, circumstances, particulars(AUTHORITY));
    }

    private static LetterWriter.Particulars particulars(String authority) {
        return new LetterWriter.Particulars(
                authority,
                "Punktum dk",
                "C-2026-000042-7K3M9QX2TP",
                "http://localhost:8085/verify/C-2026-000042-7K3M9QX2TP");
    }

    private static Circumstances aCase(String name) {
        return aCase(name, CloseCause.WITHDRAWN, null);
    }

    private static Circumstances aCase(String name, CloseCause cause, @Nullable AppealBody annulledBy) {
        return new Circumstances(
                "C-2026-000042",
                DomainName.of(name),
                "terms-9.1",
                DeclineReason.DOCUMENT_INSUFFICIENT,
                Instant.parse("2026-07-01T08:00:00Z"),
                Instant.parse("2026-07-31T08:00:00Z"),
                false,
                Instant.parse("2026-07-01T08:00:12Z"),
                12_301L,
                cause,
                annulledBy,
                Instant.parse("2026-07-03T09:30:00Z"));
    }

    private static void isApproved(String name, Letter letter) throws IOException {
        Path file = APPROVED.resolve(letter.templateVersion()).resolve(name + ".txt");
        String text = letter.subject() + "\n\n" + letter.text();
        if (System.getProperty("approve") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
