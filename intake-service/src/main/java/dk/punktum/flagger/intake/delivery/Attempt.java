package dk.punktum.flagger.intake.delivery;

/// What came of one attempt to deliver a message.
sealed interface Attempt {

    /// For the authority: a status, or why there was none.
    String outcome();

    /// @param status 2xx
    record Taken(int status) implements Attempt {
        @Override
        public String outcome() {
            return Integer.toString(status);
        }
    }

    /// 410: the receiver wants no more.
    record Gone() implements Attempt {
        @Override
        public String outcome() {
            return "410";
        }
    }

    /// @param status neither; a redirect is not followed
    record Refused(int status) implements Attempt {
        @Override
        public String outcome() {
            return Integer.toString(status);
        }
    }

    record NoAnswer(Reason reason) implements Attempt {
        @Override
        public String outcome() {
            return reason.code();
        }
    }

    enum Reason {
        /// The name leads nowhere.
        UNKNOWN_HOST("unknown-host"),
        /// The name leads to an address that is not called.
        ADDRESS_NOT_ALLOWED("address-not-allowed"),
        TIMEOUT("timeout"),
        /// No connection, no valid certificate for the name, or an answer that is not HTTP.
        NO_CONNECTION("no-connection");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
