package dk.punktum.flagger.events;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every event holds to, whoever makes it: no member without a value, no free text.
final class Required {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");
    private static final Pattern DS = Pattern.compile("[0-9]{1,5} [0-9]{1,3} [0-9]{1,3} [0-9A-Fa-f]{2,128}");

    static void all(@Nullable Object... members) {
        for (Object member : members) {
            if (member == null) {
                throw new IllegalArgumentException("a required member is null");
            }
        }
    }

    /// A code or number is one word. So a sentence, an address or a person's name never gets into an event by mistake.
    static void code(String... codes) {
        codes(List.of(codes));
    }

    static void codes(List<String> codes) {
        matching(CODE, "a code", codes);
    }

    static void hosts(List<String> hosts) {
        matching(HOST, "a host name", hosts);
    }

    static void dsRecords(List<String> dsRecords) {
        matching(DS, "a DS record", dsRecords);
    }

    static void matching(Pattern pattern, String what, String value) {
        matching(pattern, what, List.of(value));
    }

    /// The message does not repeat the value: it may be what must not stand in a log.
    static void matching(Pattern pattern, String what, List<String> values) {
        if (!values.stream().allMatch(value -> pattern.matcher(value).matches())) {
            throw new IllegalArgumentException("a member is not " + what);
        }
    }

    static void atLeast(long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException("a number is less than " + least);
        }
    }

    private Required() {}
}
