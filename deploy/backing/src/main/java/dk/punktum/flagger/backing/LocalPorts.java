package dk.punktum.flagger.backing;

/// Where the servers of the local stack listen.
///
/// @param kafkaAdvertised where the broker tells its clients to go; another port than `kafka` when something stands
///                        between them
public record LocalPorts(int postgres, int kafka, int kafkaAdvertised, int oidc, int smtp) {

    public LocalPorts(int postgres, int kafka, int oidc, int smtp) {
        this(postgres, kafka, kafka, oidc, smtp);
    }

    public static LocalPorts usual() {
        return new LocalPorts(54320, 9092, 8090, 2525);
    }
}
