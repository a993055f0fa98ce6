package dk.punktum.flagger.topics;

import dk.punktum.flagger.events.TopicConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command behind `deploy/topics/run`.
@Command(
        name = "./deploy/topics/run",
        mixinStandardHelpOptions = false,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Makes the topics of the contract on a Kafka cluster, and says who may read and write them.",
            "Run it again after each new version: it adds what is missing and changes nothing else."
        },
        footer = {
            "",
            "Exit codes:",
            "  0  the cluster is as the contract wants it; with --dry-run: it could be made so",
            "  1  the cluster can not be reached, refuses, or has a topic that can not be put right",
            "  2  wrong options"
        })
public final class Run implements Callable<Integer> {

    @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT,…", description = "The cluster.")
    private String bootstrapServers = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Kafka client properties: how to log in as an administrator.")
    private Path commandConfig = Path.of("");

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Copies of each record, on topics that are made now (default: ${DEFAULT-VALUE}).")
    private short replicationFactor = 3;

    @Option(
            names = "--min-insync-replicas",
            paramLabel = "N",
            description = "Copies that have to be there before a record counts as sent (default: ${DEFAULT-VALUE}).")
    private int minInsyncReplicas = 2;

    @Option(
            names = "--principal",
            paramLabel = "PATTERN",
            description = "What the cluster calls a user; %%s is the name (default: ${DEFAULT-VALUE}).")
    private String principal = "User:%s";

    @Option(
            names = "--downstream",
            paramLabel = "NAME",
            description = "A downstream system, which may read and never write; can be given several times.")
    private List<String> downstream = new ArrayList<>();

    @Option(
            names = "--operators",
            paramLabel = "NAME",
            description = "Who watches: may read events and dead letters, never write; can be given several times.")
    private List<String> operators = new ArrayList<>();

    @Option(names = "--no-permissions", description = "Topics only, for a cluster without an authorizer.")
    private boolean noPermissions;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(names = "--help", usageHelp = true, description = "Say this.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    // Held, because java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    public static void main(String[] args) {
        // What goes wrong is said in one line of ours.
        KAFKA.setLevel(Level.OFF);
        System.exit(command().execute(args));
    }

    /// The command, to be executed with its options.
    public static CommandLine command() {
        return new CommandLine(new Run())
                .setParameterExceptionHandler((fault, _) -> {
                    fault.getCommandLine().getErr().println(fault.getMessage() + ". See ./deploy/topics/run --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((fault, command, _) -> {
                    if (fault instanceof Cluster.Refused || fault instanceof KafkaException) {
                        command.getErr().println("The cluster refuses, or can not be reached. " + fault.getMessage());
                        return 1;
                    }
                    throw fault;
                });
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        try (Admin admin = Admin.create(settings())) {
            var cluster = new Cluster(admin);
            boolean right = topics(cluster);
            if (!noPermissions) {
                permissions(cluster);
            }
            return right ? 0 : 1;
        }
    }

    private Properties settings() throws IOException {
        var settings = new Properties();
        if (!commandConfig.toString().isEmpty()) {
            try (var file = Files.newBufferedReader(commandConfig, StandardCharsets.UTF_8)) {
                settings.load(file);
            }
        }
        settings.put("bootstrap.servers", bootstrapServers);
        // Nobody wants to wait for minutes to learn of a mistyped address.
        settings.putIfAbsent("default.api.timeout.ms", "20000");
        settings.putIfAbsent("request.timeout.ms", "10000");
        return settings;
    }

    private boolean topics(Cluster cluster) throws InterruptedException {
        Cluster.Difference difference = cluster.compare(TopicConfig.all());
        difference.missing().forEach(topic -> say("topic", topic.name()));
        difference.settings().forEach((topic, settings) -> say("setting", topic + " " + settings));
        if (!dryRun) {
            cluster.create(
                    difference.missing(),
                    replicationFactor,
                    Map.of("min.insync.replicas", Integer.toString(minInsyncReplicas)));
            cluster.set(difference.settings());
        }
        difference
                .partitioned()
                .forEach(fault -> out().println("WRONG    " + fault
                        + ": keys would move and lose their order; make a new topic, or ask who made this one"));
        out().printf(
                        "%d topics in the contract, %d %s, %d with other settings, %d wrong%n",
                        TopicConfig.all().size(),
                        difference.missing().size(),
                        dryRun ? "missing" : "made",
                        difference.settings().size(),
                        difference.partitioned().size());
        return difference.partitioned().isEmpty();
    }

    private void permissions(Cluster cluster) throws InterruptedException {
        List<AclBinding> wanted = new ArrayList<>();
        for (Party party : Parties.all()) {
            for (String name : names(party)) {
                wanted.addAll(Permissions.of(party, principal.formatted(name), name));
            }
        }
        Set<String> principals = new HashSet<>();
        wanted.forEach(permission -> principals.add(permission.entry().principal()));
        List<AclBinding> missing = cluster.missing(wanted);
        missing.forEach(permission -> say("allow", text(permission)));
        if (!dryRun) {
            cluster.allow(missing);
        }
        List<AclBinding> superfluous = cluster.superfluous(wanted, principals);
        superfluous.forEach(permission -> out().println("WARNING  more than is needed: " + text(permission)));
        out().printf(
                        "%d permissions for %d users, %d %s, %d that are not needed%n",
                        wanted.size(),
                        principals.size(),
                        missing.size(),
                        dryRun ? "missing" : "added",
                        superfluous.size());
    }

    private List<String> names(Party party) {
        return switch (party.name()) {
            case Party.DOWNSTREAM -> downstream;
            case Party.OPERATORS -> operators;
            default -> List.of(party.name());
        };
    }

    private static String text(AclBinding permission) {
        return "%s %s %s %s"
                .formatted(
                        permission.entry().principal(),
                        permission.entry().operation(),
                        permission.pattern().resourceType(),
                        permission.pattern().name());
    }

    private void say(String what, String which) {
        out().printf("%-8s %s%n", dryRun ? what + "?" : what, which);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
