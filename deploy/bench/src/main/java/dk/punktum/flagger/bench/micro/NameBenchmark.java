package dk.punktum.flagger.bench.micro;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Reading a name as somebody typed it.
@State(Scope.Benchmark)
public class NameBenchmark {

    @Param({"eksempel.dk", "Straße.dk", "xn--4cabco7dk5a.dk", "https://www.æøå.dk/shop?x=1", "-.dk"})
    public String typed = "";

    @Benchmark
    public DomainNameReading read() {
        return DomainName.read(typed);
    }
}
