package dk.punktum.flagger.console.tail;

import dk.punktum.flagger.console.reading.RecordFilter;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.events.TopicConfig;
import io.quarkus.qute.TemplateData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What somebody asked the live tail for, as typed, and as understood.
///
/// @param domain     as typed; a name is understood in any spelling
/// @param caseNumber upper case
/// @param topics     those of the contract and their dead letters; others are left out
/// @param rows       shown at most
@TemplateData
record TailQuery(String domain, String caseNumber, Set<String> topics, int rows) {

    /// The choices of how many rows.
    static final List<Integer> ROWS = List.of(50, 100, 200);

    static final List<String> TOPICS =
            TopicConfig.all().stream().map(TopicConfig::name).toList();

    static TailQuery of(@Nullable String domain, @Nullable String caseNumber, List<String> topics, int rows) {
        return new TailQuery(
                domain == null ? "" : domain.strip(),
                caseNumber == null ? "" : caseNumber.strip().toUpperCase(Locale.ROOT),
                topics.stream().filter(TOPICS::contains).collect(Collectors.toUnmodifiableSet()),
                ROWS.contains(rows) ? rows : ROWS.getFirst());
    }

    /// Absent when the domain that was typed is none.
    Optional<RecordFilter> filter() {
        String number = caseNumber.isEmpty() ? null : caseNumber;
        if (domain.isEmpty()) {
            return Optional.of(new RecordFilter(null, number, topics));
        }
        return switch (DomainName.read(domain)) {
            case DomainNameReading.Understood understood ->
                Optional.of(new RecordFilter(understood.name().aLabel(), number, topics));
            case DomainNameReading.Refused _ -> Optional.empty();
        };
    }

    /// The name that was probably meant, where what was typed is none.
    public @Nullable String meant() {
        return switch (DomainName.read(domain)) {
            case DomainNameReading.Understood _ -> null;
            case DomainNameReading.Refused refused ->
                refused.meant() == null ? null : refused.meant().uLabel();
        };
    }

    public boolean hasTopic(String topic) {
        return topics.contains(topic);
    }

    /// The address of the stream that shows the same.
    public String stream() {
        return Stream.concat(
                        Stream.of("domain=" + encoded(domain), "case=" + encoded(caseNumber), "rows=" + rows),
                        topics.stream().sorted().map(topic -> "topic=" + encoded(topic)))
                .collect(Collectors.joining("&", "/tail/stream?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
