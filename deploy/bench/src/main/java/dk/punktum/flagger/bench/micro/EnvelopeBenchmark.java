package dk.punktum.flagger.bench.micro;

import dk.punktum.flagger.bench.load.Flags;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.FlagReceived;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// An event on its way to Kafka, and from there.
@State(Scope.Benchmark)
public class EnvelopeBenchmark {

    private final Envelope<FlagReceived> envelope = Flags.received("maaling-000001.dk", "F-2026-000001");
    private final Map<String, String> headers = CloudEvents.headers(envelope);
    private final byte[] value = CloudEvents.value(envelope.event());

    @Benchmark
    public void encode(Blackhole out) {
        out.consume(CloudEvents.headers(envelope));
        out.consume(CloudEvents.value(envelope.event()));
    }

    @Benchmark
    public Envelope<FlagReceived> decode() {
        return CloudEvents.read(FlagReceived.class, headers, value);
    }
}
