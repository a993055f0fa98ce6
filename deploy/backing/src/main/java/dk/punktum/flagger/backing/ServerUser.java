package dk.punktum.flagger.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// As whom PostgreSQL runs. It refuses to run as root, which is whom one is in many a container and on many a build
/// machine.
enum ServerUser {
    /// We are not root.
    OURSELVES {
        @Override
        List<String> prefix() {
            return List.of();
        }
    },
    /// In a user namespace of its own, where root is nobody; files stay root's.
    NOBODY_IN_A_NAMESPACE {
        @Override
        List<String> prefix() {
            return List.of("unshare", "--user");
        }
    },
    /// Where namespaces are forbidden, as in an unprivileged Docker container: the user nobody, who then owns the data.
    NOBODY {
        @Override
        List<String> prefix() {
            return List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
        }

        @Override
        void own(Path path) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.toList()) {
                    Files.setAttribute(each, "unix:uid", NOBODY_ID);
                    Files.setAttribute(each, "unix:gid", NOBODY_ID);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Could not hand over " + path, e);
            }
        }
    };

    private static final int NOBODY_ID = 65534;

    static ServerUser find() {
        boolean root = System.getProperty("user.name").equals("root");
        if (!root || !System.getProperty("os.name").equals("Linux")) {
            return OURSELVES;
        }
        return Stream.of(NOBODY_IN_A_NAMESPACE, NOBODY)
                .filter(ServerUser::works)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "PostgreSQL refuses to run as root, and neither `unshare --user` nor `setpriv` works here. Run as another user."));
    }

    private boolean works() {
        try {
            return new ProcessBuilder(wrap(List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    abstract List<String> prefix();

    List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>(prefix());
        wrapped.addAll(command);
        return wrapped;
    }

    /// Gives it what lies there.
    void own(Path path) {
        // It is ours already.
    }
}
