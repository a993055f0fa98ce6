package dk.punktum.flagger.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The servers of the local stack: fixed ports, and a data directory that is found again by the next run. PostgreSQL
/// and Kafka are processes of their own that end with this JVM, however it ends; OIDC and SMTP live in it, and mails
/// are gone when it ends.
public final class LocalBacking implements Backing {

    /// A database and a role each, of these names.
    public static final List<String> SERVICES =
            List.of("registry", "intake", "casework", "suspension", "notification", "console");

    private final FileChannel lockFile;
    private final Path data;
    private final LocalPorts ports;
    private final Path kafkaData;
    private final Backing servers;

    private LocalBacking(FileChannel lockFile, Path data, LocalPorts ports, @Nullable KafkaCertificates certificates) {
        this.lockFile = lockFile;
        this.data = data;
        this.ports = ports;
        // A secured broker's topics come with permissions, and are not those of one without.
        this.kafkaData = data.resolve(certificates == null ? "kafka" : "kafka-secured");
        this.servers = new LazyBacking(
                1,
                () -> new EmbeddedPostgreSql(postgresData(), ports.postgres()),
                () -> new KafkaProcess(kafkaData, ports.kafka(), ports.kafkaAdvertised(), certificates),
                () -> new EmbeddedOidc(ports.oidc()),
                () -> new EmbeddedSmtp(ports.smtp()));
    }

    /// Takes the data directory, and makes it when there is none.
    ///
    /// @throws IllegalStateException when another run has it
    public static LocalBacking on(Path data, LocalPorts ports) {
        return on(data, ports, null);
    }

    /// As [#on(Path, LocalPorts)], with a Kafka broker that has TLS and an authorizer, and neither topics nor
    /// permissions yet.
    ///
    /// @param certificates null: one that has the topics, and lets everybody on this machine do everything
    public static LocalBacking on(Path data, LocalPorts ports, @Nullable KafkaCertificates certificates) {
        Path absolute = data.toAbsolutePath().normalize();
        QuietLogs.apply();
        return new LocalBacking(lock(absolute), absolute, ports, certificates);
    }

    /// As [#on(Path, LocalPorts)], with nothing in it.
    public static LocalBacking onEmpty(Path data, LocalPorts ports) {
        return onEmpty(data, ports, null);
    }

    /// As [#on(Path, LocalPorts, KafkaCertificates)], with nothing in it.
    public static LocalBacking onEmpty(Path data, LocalPorts ports, @Nullable KafkaCertificates certificates) {
        LocalBacking backing = on(data, ports, certificates);
        backing.endWhatLostItsOwner();
        Directories.delete(backing.postgresData());
        Directories.delete(backing.kafkaData);
        return backing;
    }

    private Path postgresData() {
        return data.resolve("postgres");
    }

    /// Servers of a run that was killed a moment ago may still be about to end.
    private void endWhatLostItsOwner() {
        StalePostmaster.in(postgresData()).clear();
        KafkaProcess.endOneThatLostItsOwner(kafkaData);
    }

    private static FileChannel lock(Path data) {
        Directories.create(data);
        try {
            FileChannel channel =
                    FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // The system gives it back when this process ends, so a file that was left behind locks nothing.
            if (tryLock(channel) == null) {
                channel.close();
                throw new IllegalStateException(
                        "Another run is using %s. Stop it, or choose another directory.".formatted(data));
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not lock " + data, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /// The password of a service's role. Nothing here is reachable from another machine.
    public static String passwordOf(String service) {
        return service + "-password";
    }

    /// @throws IllegalStateException before anything was started, when a port is taken
    @Override
    public void startAll() {
        endWhatLostItsOwner();
        FreePort.demand("PostgreSQL", ports.postgres());
        FreePort.demand("Kafka", ports.kafka());
        FreePort.demand("OIDC", ports.oidc());
        FreePort.demand("SMTP", ports.smtp());
        servers.startAll();
        ensureDatabases();
    }

    void ensureDatabases() {
        SERVICES.forEach(service -> postgres().ensureDatabase(service, passwordOf(service)));
    }

    @Override
    public PostgreSql postgres() {
        return servers.postgres();
    }

    @Override
    public Kafka kafka() {
        return servers.kafka();
    }

    @Override
    public Oidc oidc() {
        return servers.oidc();
    }

    @Override
    public Smtp smtp() {
        return servers.smtp();
    }

    @Override
    public void close() {
        servers.close();
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
