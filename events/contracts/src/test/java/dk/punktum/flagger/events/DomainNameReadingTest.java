package dk.punktum.flagger.events;

import static dk.punktum.flagger.events.DomainNameReading.Reason.BELOW_REGISTRABLE_NAME;
import static dk.punktum.flagger.events.DomainNameReading.Reason.CHARACTER_NOT_ADMITTED;
import static dk.punktum.flagger.events.DomainNameReading.Reason.EMAIL_ADDRESS;
import static dk.punktum.flagger.events.DomainNameReading.Reason.EMPTY;
import static dk.punktum.flagger.events.DomainNameReading.Reason.HYPHEN_MISPLACED;
import static dk.punktum.flagger.events.DomainNameReading.Reason.LABEL_TOO_LONG;
import static dk.punktum.flagger.events.DomainNameReading.Reason.NOT_A_VALID_IDN;
import static dk.punktum.flagger.events.DomainNameReading.Reason.NOT_UNDER_DK;
import static dk.punktum.flagger.events.DomainNameReading.Reason.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.punktum.flagger.events.DomainNameReading.Reason;
import dk.punktum.flagger.events.DomainNameReading.Refused;
import dk.punktum.flagger.events.DomainNameReading.Understood;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every trap of a typed name. Rows marked V2 are made after Unicode's IdnaTestV2.txt, moved under .dk; their A-labels
/// come from RFC 3492's algorithm, not from the library under test.
class DomainNameReadingTest {

    private static final boolean VERBATIM = true;
    private static final boolean MAPPED = false;

    static Stream<Arguments> understood() {
        return Stream.of(
                // As it is written, in whatever case.
                arguments("eksempel.dk", "eksempel.dk", VERBATIM),
                arguments("EKSEMPEL.DK", "eksempel.dk", VERBATIM),
                arguments("dk-hostmaster.dk", "dk-hostmaster.dk", VERBATIM),
                arguments("1.dk", "1.dk", VERBATIM),
                arguments("dk.dk", "dk.dk", VERBATIM),
                arguments("co.dk", "co.dk", VERBATIM),
                arguments("123hjemmeside.dk", "123hjemmeside.dk", VERBATIM),
                arguments("a-b-c.dk", "a-b-c.dk", VERBATIM),
                arguments("a--b.dk", "a--b.dk", VERBATIM),
                arguments("a".repeat(63) + ".dk", "a".repeat(63) + ".dk", VERBATIM),
                // The letters beyond ASCII.
                arguments("æøåöäüé.dk", "xn--4cabco7dk5a.dk", VERBATIM),
                arguments("ÆØÅÖÄÜÉ.dk", "xn--4cabco7dk5a.dk", VERBATIM),
                arguments("xn--4cabco7dk5a.dk", "xn--4cabco7dk5a.dk", VERBATIM),
                arguments("XN--4CABCO7DK5A.DK", "xn--4cabco7dk5a.dk", VERBATIM),
                arguments("blåbærgrød.dk", "xn--blbrgrd-fxak7p.dk", VERBATIM),
                arguments("rød-grød.dk", "xn--rd-grd-byae.dk", VERBATIM),
                arguments(
                        "ø".repeat(57) + ".dk",
                        "xn--pdaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.dk",
                        VERBATIM),
                // ß is a letter of its own. V2: fass.de, faß.de, Faß.de, fußball
                arguments("straße.dk", "xn--strae-oqa.dk", VERBATIM),
                arguments("STRAßE.dk", "xn--strae-oqa.dk", VERBATIM),
                arguments("STRA\u1E9EE.DK", "xn--strae-oqa.dk", VERBATIM),
                arguments("strasse.dk", "strasse.dk", VERBATIM),
                arguments("STRASSE.dk", "strasse.dk", VERBATIM),
                arguments("fass.dk", "fass.dk", VERBATIM),
                arguments("faß.dk", "xn--fa-hia.dk", VERBATIM),
                arguments("FAß.dk", "xn--fa-hia.dk", VERBATIM),
                arguments("xn--fa-hia.dk", "xn--fa-hia.dk", VERBATIM),
                arguments("Xn--Fa-Hia.dk", "xn--fa-hia.dk", VERBATIM),
                arguments("fußball.dk", "xn--fuball-cta.dk", VERBATIM),
                // V2: Bücher.de, öbb, ÖBB
                arguments("Bücher.dk", "xn--bcher-kva.dk", VERBATIM),
                arguments("xn--bcher-kva.dk", "xn--bcher-kva.dk", VERBATIM),
                arguments("öbb.dk", "xn--bb-eka.dk", VERBATIM),
                arguments("ÖBB.dk", "xn--bb-eka.dk", VERBATIM),
                arguments("XN--BB-EKA.dk", "xn--bb-eka.dk", VERBATIM),
                // The same name in another notation: understood, and said so.
                arguments("O\u0308BB.dk", "xn--bb-eka.dk", MAPPED),
                arguments("bu\u0308cher.dk", "xn--bcher-kva.dk", MAPPED),
                arguments("ae\u0301.dk", "xn--a-bga.dk", MAPPED),
                arguments("A\u030A.dk", "xn--5ca.dk", MAPPED),
                arguments("\u212B.dk", "xn--5ca.dk", MAPPED),
                arguments("\u212Aage.dk", "kage.dk", MAPPED),
                arguments("eksempel.dk.", "eksempel.dk", MAPPED),
                arguments("  eksempel.dk\r\n", "eksempel.dk", MAPPED),
                arguments("\u00A0eksempel.dk\u3000", "eksempel.dk", MAPPED),
                arguments("eksempel\u3002dk", "eksempel.dk", MAPPED),
                arguments("eksempel\uFF0Edk", "eksempel.dk", MAPPED),
                arguments("eksempel\uFF61dk", "eksempel.dk", MAPPED),
                arguments("eksempel\u3002dk\u3002", "eksempel.dk", MAPPED),
                arguments("\uFF25\uFF4B\uFF53empel.\uFF24\uFF4B", "eksempel.dk", MAPPED),
                arguments("\uFF58\uFF4E--fa-hia.dk", "xn--fa-hia.dk", MAPPED),
                arguments("dk\uFF0Dhostmaster.dk", "dk-hostmaster.dk", MAPPED));
    }

    @ParameterizedTest
    @MethodSource
    void understood(String input, String aLabel, boolean verbatim) {
        assertThat(DomainNameReading.of(input)).isEqualTo(new Understood(new DomainName(aLabel), verbatim));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // Nothing, or nothing between dots. V2: a..c
                refused("", EMPTY),
                refused("   \t", EMPTY),
                refused(".", EMPTY),
                refused("..", EMPTY),
                refused(".dk", EMPTY),
                refused("eksempel..dk", EMPTY, "eksempel.dk"),
                refused(".eksempel.dk", EMPTY, "eksempel.dk"),
                refused("eksempel.dk..", EMPTY, "eksempel.dk"),
                // Web addresses
                refused("https://eksempel.dk", URL, "eksempel.dk"),
                refused("HTTPS://WWW.EKSEMPEL.DK/betal?id=1#top", URL, "eksempel.dk"),
                refused("http://www.straße.dk:8080/", URL, "xn--strae-oqa.dk"),
                refused("//eksempel.dk/x", URL, "eksempel.dk"),
                refused("hxxps://eksempel[.]dk/x", URL, "eksempel.dk"),
                refused("eksempel.dk/", URL, "eksempel.dk"),
                refused("eksempel.dk/@bruger", URL, "eksempel.dk"),
                refused("eksempel.dk?x=1", URL, "eksempel.dk"),
                refused("eksempel.dk#x", URL, "eksempel.dk"),
                refused("eksempel.dk\\x", URL, "eksempel.dk"),
                refused("eksempel.dk:443", URL, "eksempel.dk"),
                refused("https://eksempel.dk/en side med mellemrum", URL, "eksempel.dk"),
                refused("https://evil.com/?u=eksempel.dk", URL),
                refused("https://evil.com\\.eksempel.dk", URL),
                refused("https://evil.com#.eksempel.dk", URL),
                refused("https://eksempel.dk@evil.dk/", URL),
                refused("https://eksempel.dk@www.evil.dk/", URL),
                refused("https://bruger:kode@eksempel.dk/", URL),
                refused("https://%65ksempel.dk/", URL),
                refused("https://[2001:db8::1]/", URL),
                refused("https://192.0.2.1/", URL),
                refused("https://", URL),
                refused("http:eksempel.dk", URL),
                // E-mail addresses
                refused("abuse@eksempel.dk", EMAIL_ADDRESS, "eksempel.dk"),
                refused("abuse@mail.eksempel.dk", EMAIL_ADDRESS, "eksempel.dk"),
                refused("mailto:abuse@eksempel.dk?subject=x", EMAIL_ADDRESS, "eksempel.dk"),
                refused("Vagten <abuse@eksempel.dk>", EMAIL_ADDRESS, "eksempel.dk"),
                refused("a@eksempel.dk, b@eksempel.dk", EMAIL_ADDRESS),
                refused("abuse@example.com", EMAIL_ADDRESS),
                refused("@", EMAIL_ADDRESS),
                // Not under .dk
                refused("eksempel.com", NOT_UNDER_DK),
                refused("eksempel.dk.com", NOT_UNDER_DK),
                refused("eksempel", NOT_UNDER_DK),
                refused("dk", NOT_UNDER_DK),
                refused("dk.", NOT_UNDER_DK),
                refused("eksempel.dkk", NOT_UNDER_DK),
                refused("eksempel.xn--dk-", NOT_UNDER_DK),
                refused("192.0.2.1", NOT_UNDER_DK),
                refused("\u65E5\u672C\u8A9E\u3002\uFF2A\uFF30", NOT_UNDER_DK),
                // Below the registrable name
                refused("www.eksempel.dk", BELOW_REGISTRABLE_NAME, "eksempel.dk"),
                refused("WWW.ÆØÅÖÄÜÉ.dk.", BELOW_REGISTRABLE_NAME, "xn--4cabco7dk5a.dk"),
                refused("a.b.c.xn--fa-hia.dk", BELOW_REGISTRABLE_NAME, "xn--fa-hia.dk"),
                refused("_dmarc.eksempel.dk", BELOW_REGISTRABLE_NAME, "eksempel.dk"),
                refused("*.eksempel.dk", BELOW_REGISTRABLE_NAME, "eksempel.dk"),
                refused("eksempel.co.dk", BELOW_REGISTRABLE_NAME, "co.dk"),
                refused("www.-eksempel.dk", BELOW_REGISTRABLE_NAME),
                refused("www.eksem\u00ADpel.dk", BELOW_REGISTRABLE_NAME, "eksempel.dk"),
                refused("com.dk.dk.dk", BELOW_REGISTRABLE_NAME, "dk.dk"),
                // Length. V2: labels of 59 to 64 octets
                refused("a".repeat(64) + ".dk", LABEL_TOO_LONG),
                refused("ø".repeat(58) + ".dk", LABEL_TOO_LONG),
                refused("ø".repeat(63) + ".dk", LABEL_TOO_LONG),
                refused("o\u0308".repeat(63) + ".dk", LABEL_TOO_LONG),
                refused("a".repeat(62) + "ø.dk", LABEL_TOO_LONG),
                refused("xn--" + "a".repeat(60) + ".dk", LABEL_TOO_LONG),
                refused("a".repeat(100_000), LABEL_TOO_LONG),
                refused("ø".repeat(100_000) + ".dk", LABEL_TOO_LONG),
                refused("https://eksempel.dk/" + "x".repeat(100_000), LABEL_TOO_LONG),
                // Characters. V2: emoji, joiners, look-alikes
                refused("eks empel.dk", CHARACTER_NOT_ADMITTED),
                refused("eksempel .dk", CHARACTER_NOT_ADMITTED),
                refused("eksempel.dk, andet.dk", CHARACTER_NOT_ADMITTED),
                refused("eksempel.dk\nandet.dk", CHARACTER_NOT_ADMITTED),
                refused("eks_empel.dk", CHARACTER_NOT_ADMITTED),
                refused("eks+empel.dk", CHARACTER_NOT_ADMITTED),
                refused("eks%65mpel.dk", CHARACTER_NOT_ADMITTED),
                refused("eks\u0000empel.dk", CHARACTER_NOT_ADMITTED),
                refused("\u0435ksempel.dk", CHARACTER_NOT_ADMITTED),
                refused("eksemp\u0131l.dk", CHARACTER_NOT_ADMITTED),
                refused("\u03B1\u03B2\u03B3.dk", CHARACTER_NOT_ADMITTED),
                refused("\u2615.dk", CHARACTER_NOT_ADMITTED),
                refused("\uD83D\uDE00.dk", CHARACTER_NOT_ADMITTED),
                refused("\uD83D.dk", CHARACTER_NOT_ADMITTED),
                refused("a\u0300.dk", CHARACTER_NOT_ADMITTED),
                refused("\u0301a.dk", CHARACTER_NOT_ADMITTED),
                refused("a\u200Cb.dk", CHARACTER_NOT_ADMITTED),
                refused("a\u200Db.dk", CHARACTER_NOT_ADMITTED),
                refused("\u05D0\u05D1.dk", CHARACTER_NOT_ADMITTED),
                refused("\u202Eeksempel.dk", CHARACTER_NOT_ADMITTED),
                refused("l\u00B7l.dk", CHARACTER_NOT_ADMITTED),
                refused("eksempel.dk;", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("\"eksempel.dk\"", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("<eksempel.dk>", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("\u201Deksempel.dk\u201D", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("eksempel[.]dk", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("xn--mxacd.dk", CHARACTER_NOT_ADMITTED),
                refused("xn--eksempel.dk", CHARACTER_NOT_ADMITTED), // six Chinese characters
                // Invisible: UTS #46 drops them, we ask
                refused("eksem\u00ADpel.dk", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("eksem\u200Bpel.dk", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("\uFEFFeksempel.dk", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("eksempel.d\u2060k", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                refused("eksempel.dk\uFE0F", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                // Compatibility look-alikes: UTS #46 maps them, we ask
                refused("\u2460.dk", CHARACTER_NOT_ADMITTED, "1.dk"),
                refused("e\u017Fel.dk", CHARACTER_NOT_ADMITTED, "esel.dk"),
                refused("\uFB01sk.dk", CHARACTER_NOT_ADMITTED, "fisk.dk"),
                refused("\uD835\uDC1Eksempel.dk", CHARACTER_NOT_ADMITTED, "eksempel.dk"),
                // Hyphens. V2: -a, a-, a--b in 3 and 4
                refused("-eksempel.dk", HYPHEN_MISPLACED),
                refused("eksempel-.dk", HYPHEN_MISPLACED),
                refused("-.dk", HYPHEN_MISPLACED),
                refused("ab--cd.dk", HYPHEN_MISPLACED),
                refused("ab--æ.dk", HYPHEN_MISPLACED),
                refused("-æ.dk", HYPHEN_MISPLACED),
                refused("æ-.dk", HYPHEN_MISPLACED),
                refused("xn----4fa.dk", HYPHEN_MISPLACED),
                refused("xn--ab---yoa.dk", HYPHEN_MISPLACED),
                // Not the A-label of anything. V2: xn--a, xn--a-ä, xn--xn--a--gua, xn--ascii-
                refused("xn--.dk", NOT_A_VALID_IDN),
                refused("xn---.dk", NOT_A_VALID_IDN),
                refused("xn--a.dk", NOT_A_VALID_IDN),
                refused("xn---tda.dk", NOT_A_VALID_IDN), // `ü` with one delimiter too many
                refused("xn--eksempel-.dk", NOT_A_VALID_IDN),
                refused("xn--a-ä.dk", NOT_A_VALID_IDN),
                refused("xn--straße.dk", NOT_A_VALID_IDN),
                refused("xn--xn--a--gua.dk", NOT_A_VALID_IDN),
                refused("xn--xn--fa-hia-.dk", NOT_A_VALID_IDN),
                refused("xn--99999999.dk", NOT_A_VALID_IDN),
                refused("xn--7ba0bs.dk", NOT_A_VALID_IDN)); // "ÄÖÜ" in capitals: decodes, but nobody may encode it so
    }

    @ParameterizedTest
    @MethodSource
    void refused(String input, Reason reason, DomainName meant) {
        assertThat(DomainNameReading.of(input)).isEqualTo(new Refused(reason, meant));
    }

    @Test
    void twoSpellingsOfStreetAreTwoNames() {
        assertThat(DomainName.of("straße.dk")).isNotEqualTo(DomainName.of("strasse.dk"));
    }

    @Test
    void whateverComesInTheWorkIsBoundedAndNothingIsThrown() {
        var random = new Random(42);
        String alphabet = "aæøåß-.x n@/:\u0301\u00AD\u3002\uFF0E\uD83D\uDE00\u0435\u1E9E[]<>\"'\u202E0";

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 20_000; i++) {
                var input = new StringBuilder(random.nextBoolean() ? "xn--" : "");
                for (int j = random.nextInt(80); j > 0; j--) {
                    input.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                input.append(random.nextInt(4) == 0 ? "" : ".dk");
                whatIsUnderstoodReadsTheSameAgain(DomainNameReading.of(input.toString()));
            }
            whatIsUnderstoodReadsTheSameAgain(DomainNameReading.of("\u0301\u0316".repeat(1_000) + ".dk"));
            whatIsUnderstoodReadsTheSameAgain(DomainNameReading.of("(".repeat(2_000) + ".dk"));
            whatIsUnderstoodReadsTheSameAgain(DomainNameReading.of(".".repeat(2_000) + "dk"));
        });
    }

    private static void whatIsUnderstoodReadsTheSameAgain(DomainNameReading reading) {
        DomainName name = switch (reading) {
            case Understood understood -> understood.name();
            case Refused refused -> refused.meant();
        };
        if (name != null) {
            assertThat(DomainNameReading.of(name.aLabel())).isEqualTo(new Understood(name, true));
            assertThat(DomainNameReading.of(name.uLabel())).isEqualTo(new Understood(name, true));
        }
    }

    private static Arguments refused(String input, Reason reason) {
        return arguments(input, reason, null);
    }

    private static Arguments refused(String input, Reason reason, String meant) {
        return arguments(input, reason, new DomainName(meant));
    }
}
