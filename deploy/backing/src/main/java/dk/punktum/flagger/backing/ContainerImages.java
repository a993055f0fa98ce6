package dk.punktum.flagger.backing;

/// Which images the containers are made of. Environment variables name others, such as those that
/// `deploy/backing/containers/prepare` builds where there is no registry.
enum ContainerImages {
    POSTGRES("BACKING_IMAGE_POSTGRES", "postgres:18"),
    KAFKA("BACKING_IMAGE_KAFKA", "apache/kafka:4.1.1"),
    /// OIDC and SMTP of this module; nobody publishes it.
    OWN("BACKING_IMAGE_OWN", "localhost/flagger-own:1");

    private final String variable;
    private final String usual;

    ContainerImages(String variable, String usual) {
        this.variable = variable;
        this.usual = usual;
    }

    String image() {
        return System.getenv().getOrDefault(variable, usual);
    }
}
