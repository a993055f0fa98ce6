package dk.punktum.flagger.local;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Ports.Part;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command behind `deploy/run`, which explains the options.
@Command(name = "./deploy/run")
final class Run implements Callable<Integer> {

    @Option(names = "--once")
    private boolean once;

    @Option(names = "--no-demo")
    private boolean noDemo;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--secure-kafka")
    private boolean secureKafka;

    @Option(names = "--dns-update")
    private boolean dnsUpdate;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of(".data");

    private final Screen screen = new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8), isTerminal());

    public static void main(String[] args) {
        System.exit(new CommandLine(new Run())
                .setParameterExceptionHandler((fault, _) -> {
                    fault.getCommandLine().getErr().println(fault.getMessage() + ". See ./deploy/run --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((fault, _, _) -> {
                    throw fault;
                })
                .execute(args));
    }

    @Override
    public Integer call() {
        screen.title("Starting");
        try (Stack stack = start()) {
            endWithUs(stack);
            boolean seen = noDemo || new Demo(stack, screen).run();
            if (once) {
                return seen ? 0 : 1;
            }
            sayWhereThingsAre(stack);
            return stayUp(stack);
        } catch (CannotStart e) {
            screen.failed(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private Stack start() {
        return Stack.start(
                home(), data, new Setup(fresh, secureKafka, dnsUpdate), Ports.usual(System.getenv()), screen::up);
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static Path home() {
        return Path.of(System.getProperty("flagger.home", "."));
    }

    /// Ctrl-C and SIGTERM end in good order; after SIGKILL the guard process does it.
    private static void endWithUs(Stack stack) {
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "close"));
    }

    private int stayUp(Stack stack) {
        while (true) {
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
            if (stack.ended().isPresent()) {
                screen.failed("%s ended by itself; its log is %s/%1$s.log"
                        .formatted(stack.ended().get(), stack.logs()));
                return 1;
            }
        }
    }

    private void sayWhereThingsAre(Stack stack) {
        screen.title("Up until Ctrl-C");
        for (Part part : new Part[] {
            Part.FLAGGER_REGISTRY,
            Part.INTAKE_SERVICE,
            Part.CASE_SERVICE,
            Part.SUSPENSION_SERVICE,
            Part.NOTIFICATION_SERVICE
        }) {
            screen.line("%-22s %s   /q/openapi  /q/health  /q/metrics".formatted(part.label(), stack.url(part)));
        }
        screen.line("%-22s %s   log in as vera, otto or olga".formatted("console", stack.url(Part.CONSOLE)));
        screen.line("%-22s %s/portal   log in as freja (of authority-one), or gorm and gerda (of authority-two)"
                .formatted("authorities' portal", stack.url(Part.INTAKE_SERVICE)));
        screen.line(
                "%-22s %s/rdap/domain/eksempel.dk".formatted("registry stand-in", stack.url(Part.REGISTRY_STAND_IN)));
        screen.line("%-22s dig @127.0.0.1 -p %d eksempel.dk NS +norecurse".formatted("zone", stack.port(Part.DNS)));
        screen.line("%-22s %s -t domain-suspended -f '%%k %%h\\n%%s\\n' -e".formatted("Kafka", stack.kcat()));
        screen.line(
                "%-22s postgresql://postgres:postgres@localhost:%d/ (registry, intake, casework, suspension, notification, console)"
                        .formatted("PostgreSQL", stack.port(Part.POSTGRES)));
        screen.line("%-22s %s".formatted("OIDC issuer", stack.backing().oidc().issuer()));
        screen.line("%-22s %s".formatted("data and logs", stack.logs().getParent()));
        screen.title("Logins (client id and secret; grant client_credentials)");
        for (Identity identity : Identity.values()) {
            screen.line(
                    "%-18s %-26s %s".formatted(identity.id(), identity.secret(), String.join(", ", identity.roles())));
        }
        if (!noDemo) {
            screen.title("Hand in a flag of your own");
            Samples.curlLines(stack).forEach(screen::line);
        }
    }
}
