package dk.punktum.flagger.suspension;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import java.util.Locale;

/// A domain name as somebody typed it into a path.
public final class NameInPath {

    /// @param text A-label or U-label
    public static DomainName read(String text) {
        return switch (DomainName.read(text)) {
            case DomainNameReading.Understood understood -> understood.name();
            case DomainNameReading.Refused refused ->
                throw Problems.problem(
                        BAD_REQUEST,
                        "not-a-domain-name",
                        "This is not a registrable .dk name: "
                                + refused.reason()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ') + ".");
        };
    }

    private NameInPath() {}
}
