package dk.punktum.flagger.backing;

/// Where the servers of the local stack listen.
public record LocalPorts(int postgres, int kafka, int oidc, int smtp) {

    public static LocalPorts usual() {
        return new LocalPorts(54320, 9092, 8090, 2525);
    }
}
