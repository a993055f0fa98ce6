package dk.punktum.flagger.console.page;

import java.util.Locale;

/// The pages of the console, in the order of the navigation.
enum Place {
    PIPELINE("/"),
    TOPICS("/topics"),
    TAIL("/tail"),
    TRACE("/trace"),
    ATTENTION("/attention"),
    FIGURES("/figures");

    private final String path;

    Place(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /// Of its name in the navigation.
    String key() {
        return "page.place." + name().toLowerCase(Locale.ROOT);
    }
}
