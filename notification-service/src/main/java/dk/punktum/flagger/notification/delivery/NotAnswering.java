package dk.punktum.flagger.notification.delivery;

/// Somebody whom we have to ask does not answer. Trying again later helps.
final class NotAnswering extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    /// @param code such as `RDAP_503`
    NotAnswering(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    String code() {
        return code;
    }
}
