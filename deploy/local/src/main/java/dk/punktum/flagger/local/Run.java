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

/// The command behind `deploy/run`.
@Command(
        name = "./deploy/run",
        mixinStandardHelpOptions = false,
        sortOptions = false,
        description = {
            "Starts the whole trusted flagger system on this machine: PostgreSQL, Kafka, an OIDC server, a mail",
            "server, a stand-in for the registry, and the five services. Then takes one flag through all of them,",
            "prints addresses and logins, and stays up until Ctrl-C.",
            ""
        },
        footerHeading = "%nPorts:%n",
        footer = {
            "  Each can be changed by a variable, such as FLAGGER_PORT_KAFKA=19092:",
            "  FLAGGER_REGISTRY 8081, INTAKE_SERVICE 8082, CASE_SERVICE 8083, SUSPENSION_SERVICE 8084,",
            "  NOTIFICATION_SERVICE 8085, REGISTRY_STAND_IN 8086, OIDC 8090, KAFKA 9092, POSTGRES 54320,",
            "  SMTP 2525, DNS 5300 (UDP and TCP)",
            "",
            "Exit codes:",
            "  0  ended as it should; with --once: every step of the demo was seen to happen",
            "  1  could not start, or a step of the demo was not seen, or a service ended by itself",
            "  2  wrong options"
        })
final class Run implements Callable<Integer> {

    @Option(names = "--once", description = "End after the demo, with exit code 0 only if every step was seen.")
    private boolean once;

    @Option(names = "--no-demo", description = "Do not take a flag through the system.")
    private boolean noDemo;

    @Option(names = "--fresh", description = "Begin with empty databases and topics. Without it, data is kept.")
    private boolean fresh;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where data and logs are kept (default: ${DEFAULT-VALUE}).",
            defaultValue = ".data")
    private Path data = Path.of(".data");

    @Option(names = "--help", usageHelp = true, description = "Say this.")
    private boolean help;

    private final Screen screen = new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8), isTerminal());

    public static void main(String[] args) {
        System.exit(new CommandLine(new Run())
                .setExecutionExceptionHandler((fault, _, _) -> {
                    throw fault;
                })
                .execute(args));
    }

    @Override
    public Integer call() {
        screen.title("Starting");
        try (Stack stack = Stack.start(home(), data, fresh, Ports.usual(System.getenv()), screen::up)) {
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
        screen.line(
                "%-22s %s/rdap/domain/eksempel.dk".formatted("registry stand-in", stack.url(Part.REGISTRY_STAND_IN)));
        screen.line("%-22s dig @127.0.0.1 -p %d eksempel.dk NS +norecurse".formatted("zone", stack.port(Part.DNS)));
        screen.line("%-22s kcat -b %s -t domain-suspended -f '%%k %%h\\n%%s\\n' -e"
                .formatted("Kafka", stack.kafkaBootstrapServers()));
        screen.line(
                "%-22s postgresql://postgres:postgres@localhost:%d/ (registry, intake, casework, suspension, notification)"
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
