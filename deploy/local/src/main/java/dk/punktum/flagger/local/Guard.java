package dk.punktum.flagger.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/// A small process that outlives us only to end our children, whatever way we die: even SIGKILL closes the pipe that it
/// reads from.
final class Guard implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            watched=
            while read -r word signal pid; do
              case $word in
                watch) watched="$watched $signal:$pid" ;;
                gone) kept=; for one in $watched; do [ "${one#*:}" = "$pid" ] || kept="$kept $one"; done; watched=$kept ;;
              esac
            done
            for one in $watched; do kill -s "${one%%:*}" "${one#*:}" 2>/dev/null; done
            left=100
            while [ $left -gt 0 ]; do
              alive=
              for one in $watched; do kill -0 "${one#*:}" 2>/dev/null && alive=yes; done
              [ -z "$alive" ] && exit 0
              sleep 0.1
              left=$((left - 1))
            done
            for one in $watched; do kill -s KILL "${one#*:}" 2>/dev/null; done
            """;

    private final Process process;
    private final OutputStream orders;

    Guard() {
        try {
            process = new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new CannotStart("/bin/sh can not be started: " + e.getMessage());
        }
        orders = process.getOutputStream();
    }

    /// @param signal what ends it in good order: `TERM`, or `INT` for PostgreSQL
    synchronized void watch(String signal, long pid) {
        order("watch " + signal + " " + pid);
    }

    synchronized void gone(long pid) {
        order("gone - " + pid);
    }

    private void order(String line) {
        try {
            orders.write((line + "\n").getBytes(US_ASCII));
            orders.flush();
        } catch (IOException e) {
            throw new IllegalStateException("the guard process is gone", e);
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
            process.waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
