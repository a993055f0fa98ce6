package dk.punktum.flagger.intake.portal;

import dk.punktum.flagger.backing.Identity;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with the simplest of browsers: it keeps cookies, follows redirects, and says that forms are from the
/// portal.
final class Person {

    private static final String BOUNDARY = "a-boundary-of-parts";

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String address;

    private Person(String address) {
        this.address = address.replaceAll("/$", "");
    }

    static Person stranger(String address) {
        return new Person(address);
    }

    static Person loggedIn(String address, Identity identity) {
        var person = new Person(address);
        HttpResponse<String> login = person.get("/portal");
        Matcher claims = Pattern.compile(
                        "name=\"username\" value=\"%s\".*?name=\"claims\" value=\"([^\"]*)\"".formatted(identity.id()))
                .matcher(login.body());
        if (!claims.find()) {
            throw new AssertionError(login.body());
        }
        person.send(HttpRequest.newBuilder(login.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + identity.id() + "&claims="
                        + URLEncoder.encode(claims.group(1).replace("&quot;", "\""), StandardCharsets.UTF_8))));
        return person;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(with(HttpRequest.newBuilder(URI.create(address + path)), headers));
    }

    /// As browsers send a form with a file field.
    HttpResponse<String> posts(String path, Map<String, String> form, String... headers) {
        String parts = form.entrySet().stream()
                .map(field -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                        .formatted(
                                BOUNDARY,
                                field.getKey(),
                                field.getValue().startsWith("%PDF")
                                        ? "; filename=\"decision.pdf\"\r\nContent-Type: application/pdf"
                                        : "",
                                field.getValue()))
                .collect(Collectors.joining());
        return send(with(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofString(parts + "--" + BOUNDARY + "--\r\n")),
                headers.length == 0 ? new String[] {"Sec-Fetch-Site", "same-origin"} : headers));
    }

    HttpResponse<String> postsFields(String path, String fields, String... headers) {
        return send(with(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)),
                headers.length == 0 ? new String[] {"Sec-Fetch-Site", "same-origin"} : headers));
    }

    /// What stands in a hidden field of a page.
    static String hidden(String page, String field) {
        return Optional.of(Pattern.compile("name=\"%s\" value=\"([^\"]*)\"".formatted(field))
                        .matcher(page))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(field, page)));
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        request.header("Accept-Language", "en");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
