package dk.punktum.flagger.intake.flag;

/// What somebody typed, made fit to be stored and shown again: control characters and half surrogate pairs become
/// U+FFFD, and what is longer than any name is cut.
final class SafeText {

    private static final int LONGEST = 300;

    static String of(String typed) {
        var safe = new StringBuilder(Math.min(typed.length(), LONGEST));
        typed.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || isSurrogate(c) ? 0xFFFD : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private SafeText() {}
}
