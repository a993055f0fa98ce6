package dk.punktum.flagger.intake.warning;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the authority says that it knows, as far as it can be read. One that no name gives cause for is harmless:
/// a hold may have been lifted in the meantime.
///
/// @param domain as it was typed
/// @param code   as it was typed
public record Acknowledgement(
        @Nullable String domain, @Nullable String code) {

    public static final String MEMBER = "acknowledgedWarnings";

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_CODE = 50;

    public static List<Acknowledgement> read(Members flag) {
        List<Members> entries = flag.optional(MEMBER, name -> flag.objects(name, Set.of("domain", "code")));
        return entries == null
                ? List.of()
                : entries.stream()
                        .map(entry -> new Acknowledgement(
                                entry.text("domain", LONGEST_NAME), entry.text("code", LONGEST_CODE)))
                        .toList();
    }

    /// A code that does not exist would acknowledge nothing.
    public static Stream<FieldError> objections(List<Acknowledgement> acknowledged) {
        return IntStream.range(0, acknowledged.size())
                .boxed()
                .flatMap(i -> acknowledged.get(i).codeIsKnown()
                        ? Stream.empty()
                        : Stream.of(FieldError.of(
                                "/%s/%d/code".formatted(MEMBER, i),
                                "unknown-warning",
                                Arrays.stream(NameWarning.values())
                                        .map(NameWarning::code)
                                        .collect(Collectors.joining(", ")))));
    }

    private boolean codeIsKnown() {
        return code == null || NameWarning.of(code).isPresent();
    }

    public boolean covers(DomainName name, NameWarning warning) {
        return domain != null
                && warning.code().equals(code)
                && DomainName.read(domain) instanceof DomainNameReading.Understood(DomainName meant, boolean _)
                && meant.equals(name);
    }
}
