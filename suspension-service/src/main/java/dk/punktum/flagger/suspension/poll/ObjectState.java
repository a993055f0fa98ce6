package dk.punktum.flagger.suspension.poll;

/// Which of a change's two sides an EPP message shows. Source: RFC 8590, section 2.2; a server that tells both puts
/// the one before the change into its queue first.
enum ObjectState {
    BEFORE("before"),
    AFTER("after");

    private final String word;

    ObjectState(String word) {
        this.word = word;
    }

    /// As it stands in the XML.
    String word() {
        return word;
    }
}
