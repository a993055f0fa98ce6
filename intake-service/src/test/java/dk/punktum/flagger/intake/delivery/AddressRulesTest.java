package dk.punktum.flagger.intake.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "2620:4f:8000::1",
                "3fff::1",
                "3fff:fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void nobodyReachesOurOwnNetworkThroughUs(String address) {
        assertThat(AddressRules.mayBeCalled(InetAddress.ofLiteral(address), false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:db7::1",
                "2003::1",
                "2606:4700::1111",
                "2a00::1",
                "3ffe:ffff::1",
                "::ffff:1.1.1.1"
            })
    void thePublicInternetMayBeCalled(String address) {
        assertThat(AddressRules.mayBeCalled(InetAddress.ofLiteral(address), false))
                .isTrue();
    }

    @Test
    void whereThisMachineIsAllowedItsNeighboursAreNot() {
        assertThat(AddressRules.mayBeCalled(InetAddress.ofLiteral("127.0.0.1"), true))
                .isTrue();
        assertThat(AddressRules.mayBeCalled(InetAddress.ofLiteral("::1"), true)).isTrue();
        assertThat(AddressRules.mayBeCalled(InetAddress.ofLiteral("10.0.0.1"), true))
                .isFalse();
        assertThat(AddressRules.mayBeCalled(InetAddress.ofLiteral("169.254.169.254"), true))
                .isFalse();
    }
}
