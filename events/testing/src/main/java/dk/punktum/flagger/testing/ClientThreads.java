package dk.punktum.flagger.testing;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Threads for clients that a test has at the same time. Platform threads, since RestAssured has Groovy load and
/// compile
/// classes: virtual threads wait for class loaders without leaving their carriers, of which there are as many as cores,
/// and whoever has the lock may be one that has left its own. Then nobody goes on, ever.
public final class ClientThreads {

    /// In a thread that has the class loader of whoever starts it, where a pool's may be of an application before it.
    public static void start(Runnable client) {
        Thread.ofPlatform().daemon().start(client);
    }

    /// One for each client.
    public static ExecutorService each() {
        return Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
    }

    private ClientThreads() {}
}
