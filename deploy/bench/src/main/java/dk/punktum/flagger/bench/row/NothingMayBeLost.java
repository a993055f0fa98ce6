package dk.punktum.flagger.bench.row;

/// A system that forgets is fast. What it has done in how much time is then of no interest.
public final class NothingMayBeLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NothingMayBeLost(String message) {
        super(message);
    }

    static void check(String what, long acknowledged, long found) {
        if (acknowledged != found) {
            throw new NothingMayBeLost("%d %s were acknowledged, %d are there".formatted(acknowledged, what, found));
        }
    }
}
