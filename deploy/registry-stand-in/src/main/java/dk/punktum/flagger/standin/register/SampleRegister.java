package dk.punktum.flagger.standin.register;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.standin.register.SampleSeed.Domain;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the sample register of `sample-register.yaml`: the same one at every start.
final class SampleRegister {

    private static final LocalDate FIRST_DAY = LocalDate.of(2012, 1, 2);
    /// From there on the days begin anew, so that nothing is registered in the future.
    private static final int NO_LATER = 400;

    private static final int YEARS = 20;
    private static final String MEASURED = "maaling-%06d.dk";

    @Produces
    @Singleton
    Register register(Clock clock, @ConfigProperty(name = "register.measured-names") int measuredNames) {
        return create(clock, measuredNames);
    }

    /// The serial begins at the seconds since 1970, so that it is higher after every restart than it was before.
    static Register create(Clock clock) {
        return create(clock, 0);
    }

    /// @param measuredNames how many names there are besides, `maaling-000001.dk` and so on
    private static Register create(Clock clock, int measuredNames) {
        SampleSeed seed = read();
        return new Register(
                registrations(seed, new SampleSeed.Numbered(MEASURED, measuredNames)),
                seed.registrars(),
                seed.registrants(),
                seed.hosts(),
                seed.mail(),
                clock.instant().getEpochSecond());
    }

    private static List<Registration> registrations(SampleSeed seed, SampleSeed.Numbered measured) {
        List<Domain> domains = Stream.of(
                        seed.domains().stream(),
                        numbered(seed.numbered()),
                        combined(seed),
                        numbered(seed.rehearsal()),
                        numbered(measured))
                .flatMap(every -> every)
                .toList();
        List<Registration> registrations = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            registrations.add(registration(domains.get(i), i, seed));
        }
        return registrations;
    }

    private static Stream<Domain> numbered(SampleSeed.Numbered series) {
        return IntStream.rangeClosed(1, series.count())
                .mapToObj(number -> Domain.named(series.pattern().formatted(number)));
    }

    private static Stream<Domain> combined(SampleSeed seed) {
        return seed.combined().first().stream()
                .flatMap(first ->
                        seed.combined().second().stream().map(second -> Domain.named(first + "-" + second + ".dk")));
    }

    private static Registration registration(Domain domain, int index, SampleSeed seed) {
        Registrar registrar = domain.registrar() == null
                ? inTurn(seed.registrars(), index)
                : seed.registrars().stream()
                        .filter(one -> one.handle().equals(domain.registrar()))
                        .findFirst()
                        .orElseThrow();
        LocalDate registered = FIRST_DAY.plusDays(11L * (index % NO_LATER));
        return new Registration(
                DomainName.of(domain.name()),
                registrar.handle(),
                Objects.requireNonNullElseGet(
                        domain.registrant(),
                        () -> inTurn(seed.ordinaryRegistrants(), index).handle()),
                Objects.requireNonNullElse(domain.nameServers(), registrar.nameServers()),
                Objects.requireNonNullElse(domain.ds(), List.<String>of()).stream()
                        .map(presentation -> DsRecord.of(presentation).orElseThrow())
                        .toList(),
                EppStatus.allOf(Objects.requireNonNullElse(domain.statuses(), List.of()))
                        .orElseThrow(),
                Objects.requireNonNullElse(domain.autoRenew(), true),
                domain.seized(),
                registered,
                registered.plusYears(YEARS));
    }

    private static <T> T inTurn(List<T> all, int index) {
        return all.get(index % all.size());
    }

    private static SampleSeed read() {
        try (InputStream seed = SampleRegister.class.getResourceAsStream("/sample-register.yaml")) {
            return new YAMLMapper().readValue(Objects.requireNonNull(seed, "sample-register.yaml"), SampleSeed.class);
        } catch (IOException e) {
            throw new UncheckedIOException("sample-register.yaml", e);
        }
    }
}
