package dk.punktum.flagger.standin.register;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A delegation signer record (RFC 4034, section 5).
///
/// @param digest hex digits, as they were given
public record DsRecord(int keyTag, int algorithm, int digestType, String digest) {

    private static final Pattern PRESENTATION =
            Pattern.compile("(\\d{1,5}) (\\d{1,3}) (\\d{1,3}) ((?:[0-9A-Fa-f]{2}){1,64})");

    private static final int OCTET = 0xFF;
    private static final int TWO_OCTETS = 0xFFFF;

    /// Reads presentation format: `keytag algorithm digesttype digest`.
    ///
    /// @return empty when DNS could not carry it
    public static Optional<DsRecord> of(String presentation) {
        Matcher parts = PRESENTATION.matcher(presentation);
        if (!parts.matches()) {
            return Optional.empty();
        }
        DsRecord ds = new DsRecord(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4));
        boolean fits = ds.keyTag <= TWO_OCTETS && ds.algorithm <= OCTET && ds.digestType <= OCTET;
        return fits ? Optional.of(ds) : Optional.empty();
    }

    /// As [#of], for all or none.
    static Optional<List<DsRecord>> allOf(List<String> presentations) {
        List<DsRecord> readable = presentations.stream()
                .map(DsRecord::of)
                .flatMap(Optional::stream)
                .toList();
        return readable.size() == presentations.size() ? Optional.of(readable) : Optional.empty();
    }
}
