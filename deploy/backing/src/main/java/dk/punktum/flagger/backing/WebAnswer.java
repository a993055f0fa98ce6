package dk.punktum.flagger.backing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/// Whether a web server is there yet.
final class WebAnswer {

    private WebAnswer() {}

    static boolean from(String url) {
        try (InputStream answer = URI.create(url).toURL().openStream()) {
            return answer.read() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
