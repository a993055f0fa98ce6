package dk.punktum.flagger.messaging;

import jakarta.inject.Singleton;

/// A stage for the tests: what is set aside, told as if it were work.
@Singleton
class UnresolvedLetters implements Unfinished {

    @Override
    public String stage() {
        return "letter";
    }

    @Override
    public String query() {
        return "select key as domain, handler as number, set_aside_at as since from dead_letter"
                + " where resolved_at is null and key is not null";
    }
}
