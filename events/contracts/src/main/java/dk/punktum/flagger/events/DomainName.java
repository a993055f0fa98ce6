package dk.punktum.flagger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.ibm.icu.text.IDNA;
import java.util.regex.Pattern;

/// A registrable domain name under .dk in its one canonical form: the A-label, lower case, without trailing dot.
///
/// @param aLabel such as `eksempel.dk` or `xn--4cabco7dk5a.dk`
public record DomainName(@JsonValue String aLabel) {

    private static final IDNA IDN = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    private static final Pattern CANONICAL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.dk");

    /// @throws IllegalArgumentException when it is not in canonical form
    @JsonCreator
    public DomainName {
        if (!CANONICAL.matcher(aLabel).matches()) {
            throw new IllegalArgumentException("not a .dk name in canonical form");
        }
    }

    /// Reads what somebody typed.
    ///
    /// @throws IllegalArgumentException when it is not a registrable name; [#read] says why without throwing
    public static DomainName of(String input) {
        var info = new IDNA.Info();
        return new DomainName(IDN.nameToASCII(input, new StringBuilder(), info).toString());
    }

    /// The name as people read it, such as `æøåöäüé.dk`.
    public String uLabel() {
        return IDN.nameToUnicode(aLabel, new StringBuilder(), new IDNA.Info()).toString();
    }

    @Override
    public String toString() {
        return aLabel;
    }
}
