package dk.punktum.flagger.bench.cost;

import dk.punktum.flagger.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A Quarkus service with one endpoint and nothing behind it, in a JVM that is told what those of our services are.
public final class OneEndpoint implements AutoCloseable {

    private static final long LOOK_EVERY_NANOSECONDS = 10_000_000;

    private final Process process;
    private final double secondsToReady;

    /// Returns when it answers.
    ///
    /// @param home where the project is
    public static OneEndpoint start(Path home) {
        Path jar = home.resolve(AotBuild.ONE_ENDPOINT).resolve("target/quarkus-app/quarkus-run.jar");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Stack.JVM);
        command.addAll(List.of("-jar", jar.toString()));
        int port = freePort();
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        try (HttpClient http = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            Process process = builder.start();
            while (!answers(http, port)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the one-endpoint service ended while starting");
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
            }
            return new OneEndpoint(process, (System.nanoTime() - began) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OneEndpoint(Process process, double secondsToReady) {
        this.process = process;
        this.secondsToReady = secondsToReady;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(HttpClient http, int port) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/hello".formatted(port)))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public double secondsToReady() {
        return secondsToReady;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
