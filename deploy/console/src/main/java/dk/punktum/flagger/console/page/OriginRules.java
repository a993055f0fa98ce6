package dk.punktum.flagger.console.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which requests come from our own pages. No clock, no state.
final class OriginRules {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /// Whether a request may have been sent by a page of somebody else in the browser of a person who is
    /// logged in here. Browsers say so in `Sec-Fetch-Site` (W3C Fetch Metadata) where they trust the
    /// connection, and in `Origin` else; a page can set neither. A POST with neither is not from a browser
    /// of today, and is refused.
    ///
    /// @param host of the request, with the port, as in `Host`
    static boolean isForged(String method, @Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (READING.contains(method)) {
            return false;
        }
        if (fetchSite != null) {
            return !fetchSite.equals("same-origin");
        }
        return origin == null || host == null || !host.equals(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return new URI(origin).getRawAuthority();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /// An address to go back to: a path here, never another host.
    static String localAddress(@Nullable String address) {
        boolean local = address != null && address.matches("/[\\x21-\\x7e&&[^\\\\]]*") && !address.startsWith("//");
        try {
            return local ? new URI(address).toString() : "/";
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    private OriginRules() {}
}
