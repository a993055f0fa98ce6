package dk.punktum.flagger.console;

import dk.punktum.flagger.backing.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody who uses the console without a browser, as a test of what the server sends.
public final class Person {

    private static final Pattern CLAIMS = Pattern.compile("name=\"claims\" value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(Redirect.NORMAL)
            .build();
    private final String console;

    private Person(String console) {
        this.console = console.replaceAll("/$", "");
    }

    /// Nobody has logged in here; a page that wants a role leads to the login page.
    public static Person stranger(String console) {
        return new Person(console);
    }

    public static Person loggedIn(String console, Identity identity) {
        var person = new Person(console);
        HttpResponse<String> login = person.get("/you");
        String choice = login.body()
                .lines()
                .filter(line -> line.contains("value=\"" + identity.id() + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such choice: " + login.body()));
        Matcher claims = CLAIMS.matcher(choice);
        if (!claims.find()) {
            throw new AssertionError(choice);
        }
        person.send(HttpRequest.newBuilder(login.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + identity.id() + "&claims="
                        + URLEncoder.encode(claims.group(1).replace("&quot;", "\""), StandardCharsets.UTF_8))));
        return person;
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(console + path)).header("Accept-Language", "en");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> post(String path, String form, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(console + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// Opens a stream; it is open until it is closed.
    public HttpResponse<InputStream> open(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(console + path))
                            .header("Accept", "text/event-stream")
                            .header("Accept-Language", "en")
                            .build(),
                    BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            // A page that turns out to be a stream would keep the test for as long as the stream lives.
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
