package dk.punktum.flagger.crash.fault;

import dk.punktum.flagger.backing.BackingService;
import dk.punktum.flagger.backing.PostgreSql;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Lets a plan of faults happen, each in its time, and mends each of them.
public final class Misfortune {

    private static final Duration LATE = Duration.ofMillis(150);

    /// How long it is tried to start a server that does not, for instance because the disk is full just then.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;
    private final Caretaker caretaker;
    private final TcpProxy postgres;
    private final TcpProxy kafka;
    private final Disk disk;
    private final ServiceClock serviceClock;

    public Misfortune(
            Stack stack, Caretaker caretaker, TcpProxy postgres, TcpProxy kafka, Disk disk, ServiceClock serviceClock) {
        this.stack = stack;
        this.caretaker = caretaker;
        this.postgres = postgres;
        this.kafka = kafka;
        this.disk = disk;
        this.serviceClock = serviceClock;
    }

    /// Returns when the last one is mended; services may still be starting.
    ///
    /// @param seed for whom of several it hits
    /// @throws IllegalStateException when something does not come up again
    public void befall(List<Fault> plan, long seed) {
        long began = System.nanoTime();
        List<Future<?>> happening = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < plan.size(); i++) {
                Fault fault = plan.get(i);
                Random random = Chance.of(seed * 31 + i);
                happening.add(threads.submit(() -> {
                    parkUntil(began + fault.after().toNanos());
                    happen(fault, random);
                }));
            }
            for (Future<?> each : happening) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a fault could not be mended: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void happen(Fault fault, Random random) {
        switch (fault.kind()) {
            case SERVICE_KILLED -> killService(fault);
            case BROKER_KILLED -> takeAway(stack.backing().kafka(), fault);
            case POSTGRES_STOPPED -> takeAway(stack.backing().postgres(), fault);
            case BACKENDS_TERMINATED -> terminateBackends(fault, random);
            case POSTGRES_CUT -> postgres.cut(fault.share(), random);
            case KAFKA_CUT -> kafka.cut(fault.share(), random);
            case POSTGRES_SLOW -> slow(postgres, fault);
            case KAFKA_SLOW -> slow(kafka, fault);
            case POSTGRES_SILENT -> silence(postgres, fault, random);
            case KAFKA_SILENT -> silence(kafka, fault, random);
            case DISK_FULL -> fillDisk(fault);
            case CLOCK_MOVED -> moveClock(fault, random);
        }
    }

    private void killService(Fault fault) {
        Child child = stack.child(Part.valueOf(String.valueOf(fault.part())));
        caretaker.killAndHoldDown(child);
        pause(fault.lasts());
        caretaker.letUp(child);
    }

    private static void takeAway(BackingService service, Fault fault) {
        synchronized (service) {
            service.stop();
            pause(fault.lasts());
            start(service);
        }
    }

    private static void start(BackingService service) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                service.start();
                return;
            } catch (IllegalStateException | UncheckedIOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                pause(Duration.ofSeconds(1));
            }
        }
    }

    private void terminateBackends(Fault fault, Random random) {
        PostgreSql database = stack.backing().postgres();
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl("postgres"), database.user(), database.password());
                PreparedStatement terminate = connection.prepareStatement("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where usename <> ? and backend_type = 'client backend' and (pid * 31 + ?) % 100 < ?""")) {
            terminate.setString(1, database.user());
            terminate.setInt(2, random.nextInt(100));
            terminate.setInt(3, fault.share());
            terminate.execute();
        } catch (SQLException _) {
            // It is down just now; then there are no backends.
        }
    }

    private static void slow(TcpProxy proxy, Fault fault) {
        proxy.delay(LATE);
        pause(fault.lasts());
        proxy.delay(Duration.ZERO);
    }

    private static void silence(TcpProxy proxy, Fault fault, Random random) {
        Runnable end = proxy.silence(fault.share(), random);
        pause(fault.lasts());
        end.run();
    }

    /// Both servers may have ended for want of room; what they do not survive, a person would start again.
    private void fillDisk(Fault fault) {
        disk.fill();
        pause(fault.lasts());
        disk.free();
        for (BackingService server :
                List.of(stack.backing().postgres(), stack.backing().kafka())) {
            synchronized (server) {
                server.stop();
                start(server);
            }
        }
    }

    private void moveClock(Fault fault, Random random) {
        // Mostly not far: what waited for a time on a clock that was ahead waits on, when it is back, until then.
        Duration by = Duration.ofSeconds(5 + Math.round(115 * Math.pow(random.nextDouble(), 3)));
        serviceClock.move(random.nextBoolean() ? by : by.negated());
        pause(fault.lasts().plus(ServiceClock.NOTICED_AFTER));
        serviceClock.move(Duration.ZERO);
    }

    private static void pause(Duration duration) {
        parkUntil(System.nanoTime() + duration.toNanos());
    }

    private static void parkUntil(long end) {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
