package dk.punktum.flagger.notification.check;

import dk.punktum.flagger.events.NoticeOccasion;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page that somebody sees who opens the address in a notice. Danish and English, no script, no links.
final class VerifyPage {

    private static final Template TEMPLATE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .build()
            .parse(read("/verify/page.html"), Variant.forContentType("text/html"));

    static String about(Optional<GenuineNotice> notice) {
        return notice.map(genuine -> TEMPLATE.render(Map.of(
                        "genuine", true,
                        "reference", genuine.reference(),
                        "name", genuine.domainText(),
                        "technicalName", genuine.domain(),
                        "danish", danish(genuine.occasion()),
                        "english", english(genuine.occasion()),
                        "writtenOn", genuine.writtenOn().toString())))
                .orElseGet(() -> TEMPLATE.render(Map.of("genuine", false)));
    }

    private static String danish(NoticeOccasion occasion) {
        return switch (occasion) {
            case DECLINED -> "en indberetning, der ikke har ført til noget";
            case SUSPENDED -> "domænenavnet er suspenderet";
            case EFFECTIVE -> "suspensionen er trådt i kraft";
            case HOLD_LIFTED -> "én suspension er ophævet, en anden gælder stadig";
            case REINSTATED -> "domænenavnet er ikke længere suspenderet";
        };
    }

    private static String english(NoticeOccasion occasion) {
        return switch (occasion) {
            case DECLINED -> "a report that has not led to anything";
            case SUSPENDED -> "the domain name has been suspended";
            case EFFECTIVE -> "the suspension has taken effect";
            case HOLD_LIFTED -> "one suspension has been lifted, another still applies";
            case REINSTATED -> "the domain name is no longer suspended";
        };
    }

    private static String read(String path) {
        try (InputStream file = VerifyPage.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VerifyPage() {}
}
