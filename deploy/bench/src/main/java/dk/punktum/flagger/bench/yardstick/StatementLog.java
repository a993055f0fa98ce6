package dk.punktum.flagger.bench.yardstick;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Has PostgreSQL log every statement for a while, on all connections that are open.
public final class StatementLog {

    private final Database administration;
    private final Path log;

    /// @param administration as the superuser
    /// @param log            where the server logs to
    public StatementLog(Database administration, Path log) {
        this.administration = administration;
        this.log = log;
    }

    /// @param database of which the transactions are wanted
    /// @param work     what is to be logged; it ends when all of it is committed
    public List<LoggedTransaction> during(String database, Runnable work) {
        return ServerLog.transactions(linesDuring(work), database);
    }

    /// The lines of all databases, for [ServerLog].
    public List<String> linesDuring(Runnable work) {
        administration.execute(
                "alter system set log_line_prefix = '" + ServerLog.PREFIX + "'",
                "alter system set log_statement = 'all'",
                "select pg_reload_conf()");
        awaitSetting("all");
        long from = size();
        try {
            work.run();
            return linesFrom(from);
        } finally {
            administration.execute("alter system reset log_statement", "select pg_reload_conf()");
            awaitSetting("none");
        }
    }

    /// A new connection has it at once; those that are open take it before their next statement.
    private void awaitSetting(String value) {
        while (administration.count("select count(*) from pg_settings where name = 'log_statement' and setting = '%s'"
                        .formatted(value))
                == 0) {
            Thread.onSpinWait();
        }
    }

    private long size() {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> linesFrom(long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
