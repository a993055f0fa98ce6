package dk.punktum.flagger.intake.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses may be called at somebody else's wish: those of the public internet and no others, so that nobody
/// reaches our own network, or a cloud's metadata, through us.
///
/// From the IANA registries of special-purpose addresses (RFC 6890), those that are not globally reachable; of IPv6
/// only what is handed out at all (2000::/3), without what holds an IPv4 address inside.
final class AddressRules {

    private record Range(byte[] network, int bits) {

        static Range of(String network, int bits) {
            return new Range(InetAddress.ofLiteral(network).getAddress(), bits);
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            return Arrays.equals(network, 0, whole, address, 0, whole)
                    && (rest == 0 || (network[whole] ^ address[whole]) >> (Byte.SIZE - rest) == 0);
        }
    }

    private static final List<Range> NOT_PUBLIC_V4 = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16),
            Range.of("172.16.0.0", 12),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("192.31.196.0", 24),
            Range.of("192.52.193.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("192.168.0.0", 16),
            Range.of("192.175.48.0", 24),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("224.0.0.0", 4),
            Range.of("240.0.0.0", 4));

    private static final Range HANDED_OUT_V6 = Range.of("2000::", 3);

    private static final List<Range> NOT_PUBLIC_V6 = List.of(
            // Protocol assignments, with Teredo (2001::/32), benchmarking and ORCHID.
            Range.of("2001::", 23),
            Range.of("2001:db8::", 32),
            // 6to4 leads to the IPv4 address inside.
            Range.of("2002::", 16),
            Range.of("2620:4f:8000::", 48),
            Range.of("3fff::", 20));

    /// @param loopbackAllowed whether this machine itself may be called
    static boolean mayBeCalled(InetAddress address, boolean loopbackAllowed) {
        if (address.isLoopbackAddress()) {
            return loopbackAllowed;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(bytes));
        }
        return HANDED_OUT_V6.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(range -> range.contains(bytes));
    }

    private AddressRules() {}
}
