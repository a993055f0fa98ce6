package dk.punktum.flagger.backing;

import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/// A container that keeps its ports and its data when it is killed and started again. Testcontainers' own modules
/// give a new port at each start, which a restart in the middle of a test could not stand.
final class FixedPortContainer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final GenericContainer<?> container;

    /// @param ports the container's ports by those of this machine
    FixedPortContainer(
            String image, Map<Integer, Integer> ports, Map<String, String> environment, List<String> command) {
        demandEngine();
        List<PortBinding> bindings = new ArrayList<>();
        ports.forEach((ours, its) ->
                bindings.add(new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", ours), new ExposedPort(its))));
        GenericContainer<?> created = new GenericContainer<>(DockerImageName.parse(image));
        created.withExposedPorts(ports.values().toArray(Integer[]::new));
        created.withEnv(environment);
        created.withCommand(command.toArray(String[]::new));
        created.withCreateContainerCmdModifier(create -> {
            HostConfig host = create.getHostConfig();
            if (host != null) {
                host.withPortBindings(bindings);
            }
        });
        created.setStartupCheckStrategy(new IsRunningStartupCheckStrategy());
        // Whoever uses this knows better when it answers.
        created.setWaitStrategy(new AbstractWaitStrategy() {
            @Override
            protected void waitUntilReady() {}
        });
        this.container = created;
    }

    private static void demandEngine() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("""
                    -Dbacking=containers needs a container engine, and none answers. Start Docker, or set DOCKER_HOST \
                    to the socket of podman; docs/containers.md shows how. Without -Pcontainers the same tests run \
                    on embedded servers.""");
        }
    }

    void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            try {
                container
                        .getDockerClient()
                        .startContainerCmd(container.getContainerId())
                        .exec();
            } catch (NotModifiedException runsAlready) {
                // Then it is where we want it.
            }
        }
    }

    void kill() {
        if (isRunning()) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
            await(() -> !isRunning(), "end");
        }
    }

    void remove() {
        container.stop();
    }

    void await(BooleanSupplier answer, String what) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!answer.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("%s did not %s within %s:%n%s"
                        .formatted(container.getDockerImageName(), what, PATIENCE, container.getLogs()));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    boolean isRunning() {
        return container.getContainerId() != null
                && Boolean.TRUE.equals(
                        container.getCurrentContainerInfo().getState().getRunning());
    }

    String logs() {
        return container.getLogs();
    }
}
