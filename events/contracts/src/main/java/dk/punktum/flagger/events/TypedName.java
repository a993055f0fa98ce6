package dk.punktum.flagger.events;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import dk.punktum.flagger.events.DomainNameReading.Reason;
import dk.punktum.flagger.events.DomainNameReading.Refused;
import dk.punktum.flagger.events.DomainNameReading.Understood;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what people and systems write where a domain name belongs.
final class TypedName {

    /// Longer than any name (253 octets) or any address that somebody would paste; bounds the work.
    static final int LONGEST_INPUT = 2_048;

    private static final Normalizer2 UTS46 = Normalizer2.getInstance(null, "uts46", Normalizer2.Mode.COMPOSE);
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    /// Where the authority of a web address ends. Browsers take a backslash for a slash (WHATWG URL, section 4.4).
    private static final Pattern END_OF_AUTHORITY = Pattern.compile("[/\\\\?#]");

    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    /// What people put around a name in running text; quotation marks open and close differently in each country.
    private static final String AROUND = "[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\"'<>*,;!]+";

    private static final Pattern PUNCTUATION_AROUND = Pattern.compile("^" + AROUND + "|" + AROUND + "$");

    static DomainNameReading read(String input) {
        if (input.length() > LONGEST_INPUT) {
            return new Refused(Reason.LABEL_TOO_LONG, null);
        }
        String text = withoutSpaceAround(input);
        if (text.isEmpty()) {
            return new Refused(Reason.EMPTY, null);
        }
        if (text.contains("://") || text.startsWith("//")) {
            return new Refused(Reason.URL, meantByAuthority(text.substring(text.indexOf("//") + 2)));
        }
        int slash = text.indexOf('/');
        int at = text.indexOf('@');
        if (at >= 0 && (slash < 0 || at < slash)) {
            return new Refused(Reason.EMAIL_ADDRESS, meantByMailbox(text, at));
        }
        if (text.codePoints().anyMatch(TypedName::isSpace)) {
            return new Refused(Reason.CHARACTER_NOT_ADMITTED, null);
        }
        if (END_OF_AUTHORITY.matcher(text).find() || text.indexOf(':') >= 0) {
            return new Refused(Reason.URL, meantByAuthority(text));
        }
        return readName(text, input);
    }

    private static DomainNameReading readName(String text, String input) {
        String name = withoutTrailingDot(map(text));
        List<String> labels = Arrays.asList(name.split("\\.", -1));
        if (labels.contains("")) {
            return new Refused(Reason.EMPTY, meantByName(text));
        }
        String topLevel = labels.getLast();
        if (!topLevel.codePoints().allMatch(c -> UCharacter.isLetterOrDigit(c) || c == '-')) {
            return new Refused(Reason.CHARACTER_NOT_ADMITTED, meantByName(text));
        }
        if (labels.size() == 1 || !topLevel.equals("dk")) {
            return new Refused(Reason.NOT_UNDER_DK, null);
        }
        if (labels.size() > 2) {
            return new Refused(Reason.BELOW_REGISTRABLE_NAME, meantByName(text));
        }
        String label = labels.getFirst();
        Reason reason = SecondLevelLabel.whyNot(label);
        if (reason != null) {
            return new Refused(reason, meantByName(text));
        }
        DomainName understood = registrable(label);
        return new Understood(understood, isVerbatim(input, understood));
    }

    private static boolean isVerbatim(String input, DomainName name) {
        String lowerCase = input.toLowerCase(Locale.ROOT);
        // The Kelvin and Ångström signs have the lower case of letters, and are none.
        return NFC.isNormalized(input) && (lowerCase.equals(name.aLabel()) || lowerCase.equals(name.uLabel()));
    }

    /// RFC 5895, section 2: lower case, width, NFC, full stops; and nothing else.
    private static String map(String text) {
        var narrow = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String kept = isWidthVariant(c) ? NFKC.normalize(Character.toString(c)) : Character.toString(c);
            narrow.append(kept.equals("\u3002") ? "." : kept);
        });
        return NFC.normalize(narrow.toString().toLowerCase(Locale.ROOT));
    }

    private static boolean isWidthVariant(int c) {
        if (c < 0x80) {
            return false;
        }
        int type = UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE);
        return type == UCharacter.DecompositionType.WIDE || type == UCharacter.DecompositionType.NARROW;
    }

    /// Somebody else's name in front of an `@` is the oldest trick in a web address: then nothing can be told.
    private static @Nullable DomainName meantByAuthority(String text) {
        String authority = END_OF_AUTHORITY.split(text, 2)[0];
        return authority.indexOf('@') >= 0
                ? null
                : meantByName(PORT.matcher(authority).replaceFirst(""));
    }

    private static @Nullable DomainName meantByMailbox(String text, int at) {
        return text.indexOf('@', at + 1) >= 0
                ? null
                : meantByName(END_OF_AUTHORITY.split(text.substring(at + 1), 2)[0]);
    }

    /// Here UTS #46 is let loose: besides case and width it drops invisible characters and takes look-alikes such as
    /// `ﬁ` and `①` apart. Nobody types those, so it is a suggestion and no more.
    private static @Nullable DomainName meantByName(String text) {
        // `eksempel[.]dk` is how abuse reports write a name so that nobody clicks on it.
        String plain = PUNCTUATION_AROUND.matcher(text.replace("[.]", ".")).replaceAll("");
        String[] labels = Arrays.stream(UTS46.normalize(plain).split("\\."))
                .filter(label -> !label.isEmpty())
                .toArray(String[]::new);
        int count = labels.length;
        return count >= 2 && labels[count - 1].equals("dk") && SecondLevelLabel.whyNot(labels[count - 2]) == null
                ? registrable(labels[count - 2])
                : null;
    }

    private static DomainName registrable(String label) {
        return new DomainName(SecondLevelLabel.toAscii(label) + DomainName.SUFFIX);
    }

    private static String withoutTrailingDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String withoutSpaceAround(String input) {
        int start = 0;
        int end = input.length();
        while (start < end && isSpace(input.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(input.charAt(end - 1))) {
            end--;
        }
        return input.substring(start, end);
    }

    private static boolean isSpace(int c) {
        return UCharacter.isUWhiteSpace(c);
    }

    private TypedName() {}
}
