package dk.punktum.flagger.crash.invariant;

import java.util.List;

/// No client sees an acknowledged thing disappear or go back, not even for a moment.
public final class NothingDisappears {

    public static List<String> violations(List<Look> looks) {
        return looks.stream()
                .filter(look -> switch (look.answered()) {
                    case SHOWN -> !look.allowed();
                    case UNKNOWN -> true;
                    case NOTHING -> false;
                })
                .map(look -> "%s was acknowledged; then: %s".formatted(look.acknowledged(), look.seen()))
                .toList();
    }

    private NothingDisappears() {}
}
