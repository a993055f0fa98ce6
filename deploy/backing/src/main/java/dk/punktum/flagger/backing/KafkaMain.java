package dk.punktum.flagger.backing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The broker as a program: data directory, port and advertised port as arguments, and the certificates' directory
/// when it is to be secured. It ends when its standard input does, which is when
/// the process that started it is gone, however that came about.
final class KafkaMain {

    // Which consumers come and go: who asks why a consumer stands still begins here.
    private static final Logger GROUPS = Logger.getLogger("org.apache.kafka.coordinator.group");

    private KafkaMain() {}

    public static void main(String[] args) throws IOException {
        QuietLogs.apply();
        GROUPS.setLevel(Level.INFO);
        KafkaCertificates certificates = args.length > 3 ? KafkaCertificates.madeIn(Path.of(args[3])) : null;
        EmbeddedKafka broker =
                new EmbeddedKafka(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), certificates);
        broker.startWithoutTopics();
        while (System.in.read() >= 0) {
            // Nobody says anything; only the end matters.
        }
        broker.stop();
        System.exit(0);
    }
}
