package dk.punktum.flagger.notification.notice;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What makes a notice verifiable: its case number and ten characters that only its reader and the registry know.
///
/// The alphabet is Crockford's base 32, which has no letters that can be taken for a digit. 50 random bits: somebody
/// who tries a thousand a second needs 17 000 years for an even chance.
public record Reference(String caseNumber, String code) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final Pattern WRITTEN = Pattern.compile("([A-Z0-9-]{1,40})-([0-9A-HJKMNP-TV-Z]{10})");

    static String newCode() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }

    /// Reads what somebody copied from a mail or typed from paper: lower case, spaces, O for 0, I and L for 1.
    public static Optional<Reference> read(String typed) {
        if (typed.length() > 80) {
            return Optional.empty();
        }
        String upper = typed.strip().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        int codeAt = upper.length() - LENGTH;
        if (codeAt < 2) {
            return Optional.empty();
        }
        String code =
                upper.substring(codeAt).replace('O', '0').replace('I', '1').replace('L', '1');
        Matcher matcher = WRITTEN.matcher(upper.substring(0, codeAt) + code);
        return matcher.matches() ? Optional.of(new Reference(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /// As it stands in the mail, such as `C-2026-000042-7K3M9QX2TP`.
    @Override
    public String toString() {
        return caseNumber + "-" + code;
    }
}
