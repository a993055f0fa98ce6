package dk.punktum.flagger.local;

/// How the system is started, where there is a choice.
///
/// @param fresh       whether to begin with empty data
/// @param secureKafka whether Kafka has TLS, client certificates and permissions
/// @param dnsUpdate   whether suspension-service changes the zone itself, instead of the stand-in on its events
public record Setup(boolean fresh, boolean secureKafka, boolean dnsUpdate) {

    public static final Setup FRESH = new Setup(true, false, false);

    public Setup withSecureKafka() {
        return new Setup(fresh, true, dnsUpdate);
    }

    public Setup withDnsUpdate() {
        return new Setup(fresh, secureKafka, true);
    }
}
