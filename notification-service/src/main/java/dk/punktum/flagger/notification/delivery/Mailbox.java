package dk.punktum.flagger.notification.delivery;

import com.ibm.icu.text.IDNA;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address that we send to. Addresses come from outside: what could be more than one address, or could end a
/// header or an SMTP command, is none (RFC 5321, section 4.1.2, the dot-string form only).
///
/// @param host as A-labels, lower case
record Mailbox(String local, String host) {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final IDNA UTS46 =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI);

    static Optional<Mailbox> read(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > 254) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        var faults = new IDNA.Info();
        String host = UTS46.nameToASCII(address.substring(at + 1), new StringBuilder(), faults)
                .toString()
                .toLowerCase(Locale.ROOT);
        boolean sound = local.length() <= 64
                && LOCAL.matcher(local).matches()
                && !faults.hasErrors()
                && HOST.matcher(host).matches();
        return sound ? Optional.of(new Mailbox(local, host)) : Optional.empty();
    }

    /// Whether mail to it needs this name: it lies on the name itself, or anywhere below it.
    boolean liesUnder(DomainName name) {
        return switch (DomainName.read(host)) {
            case DomainNameReading.Understood understood -> understood.name().equals(name);
            case DomainNameReading.Refused refused ->
                refused.reason() == DomainNameReading.Reason.BELOW_REGISTRABLE_NAME && name.equals(refused.meant());
        };
    }

    @Override
    public String toString() {
        return local + "@" + host;
    }
}
