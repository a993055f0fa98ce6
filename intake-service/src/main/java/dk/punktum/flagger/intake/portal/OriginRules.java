package dk.punktum.flagger.intake.portal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which requests come from the portal's own pages. No clock, no state.
final class OriginRules {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /// Whether a page of somebody else can not have sent this in the browser of a person who is logged in. A browser
    /// says where a request comes from in `Sec-Fetch-Site` (W3C Fetch Metadata), or at least in `Origin`; what
    /// changes something and says neither is refused.
    ///
    /// @param host as in `Host`, with the port
    static boolean isOurOwn(String method, @Nullable String site, @Nullable String origin, @Nullable String host) {
        return READING.contains(method)
                || (site == null
                        ? origin != null
                                && host != null
                                && origin.replaceFirst("^https?://", "").equals(host)
                        : site.equals("same-origin"));
    }

    /// A page of the portal, whatever was asked for.
    static String pageToGoBackTo(@Nullable String address) {
        return address != null && address.matches("/portal([/?](?!.*\\.\\.)[A-Za-z0-9/?&=%._~+-]*)?")
                ? address
                : "/portal";
    }

    private OriginRules() {}
}
