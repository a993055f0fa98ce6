package dk.punktum.flagger.e2e;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Http;
import dk.punktum.flagger.local.Ports;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Setup;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.local.TopicWatch;
import dk.punktum.flagger.local.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The one running system that all tests here share. Tests keep out of each other's way by using names of their own.
final class TheSystem {

    private static final Stack STACK = start();
    static final Authority ONE = new Authority(STACK, Identity.AUTHORITY_ONE, "Eksempelstyrelsen", "13585628");
    static final Authority TWO = new Authority(STACK, Identity.AUTHORITY_TWO, "Prøvestyrelsen", "24256790");
    static final Officer CLARA = new Officer(STACK, Identity.CLARA);
    static final Officer BO = new Officer(STACK, Identity.BO);
    static final Officer ANNA = new Officer(STACK, Identity.ANNA);

    private static Stack start() {
        try {
            Path data = Files.createTempDirectory("flagger-e2e-");
            var stack = Stack.start(
                    Path.of(System.getProperty("flagger.home")), data, Setup.FRESH, Ports.free(), (_, _) -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, data), "end"));
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Logs are kept where the build puts its output, the data is not.
    private static void end(Stack stack, Path data) {
        stack.close();
        Path kept = Path.of("target", "logs");
        try (var files = Files.walk(data)) {
            Files.createDirectories(kept);
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stack stack() {
        return STACK;
    }

    static Http http() {
        return STACK.http();
    }

    static Zone.Answer zone(String aLabel) {
        return STACK.zone().ask(aLabel);
    }

    static String url(Part part) {
        return STACK.url(part);
    }

    static TopicWatch topics() {
        return new TopicWatch(STACK.kafkaSettings());
    }

    static void awaitOutOfTheZone(String aLabel) {
        await(
                aLabel + " leaves the zone",
                () -> zone(aLabel),
                answer -> answer.status().equals("NXDOMAIN"));
    }

    static void awaitInTheZone(String aLabel) {
        await(aLabel + " is in the zone", () -> zone(aLabel), Zone.Answer::isDelegated);
    }

    /// Waits until the answer is as wanted; a failure says what was waited for.
    static <T> T await(String what, Callable<T> ask, Predicate<T> wanted) {
        return Awaiting.await(what, ask, wanted);
    }

    static List<String> bulkNames(int from, int howMany) {
        return IntStream.range(from, from + howMany)
                .mapToObj("navn-%03d.dk"::formatted)
                .toList();
    }

    private TheSystem() {}
}
