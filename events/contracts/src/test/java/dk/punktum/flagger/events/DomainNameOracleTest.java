package dk.punktum.flagger.events;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainNameReading.Understood;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Names read by the library, against what the standards say without it.
class DomainNameOracleTest {

    private static final String LETTERS = "abcxyz019æøåöäüéß";

    @Test
    void ofAllOfUnicodeExactlyTheseCharactersAreUnderstoodInAName() {
        // Planes 4 to 13 are empty, 15 and 16 for private use.
        String understood = IntStream.concat(IntStream.range(0, 0x40000), IntStream.range(0xE0000, 0xE1000))
                .filter(c -> DomainNameReading.of("a" + Character.toString(c) + "b.dk") instanceof Understood)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(understood)
                .isEqualTo("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                        + "ÄÅÆÉÖØÜßäåæéöøü"
                        // With the `a` before them they are `ä` and `å`.
                        + "\u0308\u030A"
                        + "\u1E9E"
                        // The signs for kelvin and ångström: the same characters to Unicode.
                        + "\u212A\u212B"
                        + fullWidth("-")
                        + fullWidth("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"));
    }

    @Test
    void theALabelIsThatOfRfc3492() {
        var random = new Random(3492);
        for (int i = 0; i < 5_000; i++) {
            String label = random.ints(1 + random.nextInt(30), 0, LETTERS.length())
                    .mapToObj(index -> LETTERS.substring(index, index + 1))
                    .collect(Collectors.joining());
            boolean plain = label.chars().allMatch(c -> c < 0x80);
            String expected = plain ? label : "xn--" + punycode(label);

            DomainName name = DomainName.of(label + ".dk");

            assertThat(name.aLabel()).isEqualTo(expected + ".dk");
            assertThat(name.uLabel()).isEqualTo(label + ".dk");
        }
    }

    private static String fullWidth(String ascii) {
        return ascii.chars()
                .mapToObj(c -> Character.toString(c - '!' + '\uFF01'))
                .collect(Collectors.joining());
    }

    /// RFC 3492, section 6.3, for labels without overflow.
    private static String punycode(String label) {
        var output = new StringBuilder();
        label.chars().filter(c -> c < 0x80).forEach(c -> output.append((char) c));
        int basic = output.length();
        int handled = basic;
        if (basic > 0) {
            output.append('-');
        }
        int n = 0x80;
        int delta = 0;
        int bias = 72;
        while (handled < label.length()) {
            int from = n;
            int next = label.chars().filter(c -> c >= from).min().orElseThrow();
            delta += (next - n) * (handled + 1);
            n = next;
            for (int c : label.chars().toArray()) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    appendVariableLength(output, delta, bias);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return output.toString();
    }

    private static void appendVariableLength(StringBuilder output, int delta, int bias) {
        int rest = delta;
        for (int k = 36; ; k += 36) {
            int threshold = Math.clamp(k - bias, 1, 26);
            if (rest < threshold) {
                output.append(digit(rest));
                return;
            }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)));
            rest = (rest - threshold) / (36 - threshold);
        }
    }

    private static int adapted(int delta, int points, boolean first) {
        int rest = first ? delta / 700 : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > 35 * 26 / 2) {
            rest /= 35;
            k += 36;
        }
        return k + 36 * rest / (rest + 38);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }
}
