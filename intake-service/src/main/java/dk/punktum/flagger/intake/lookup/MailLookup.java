package dk.punktum.flagger.intake.lookup;

import dk.punktum.flagger.events.DomainName;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks a resolver whether names are used for mail, and remembers for a while what it said.
@ApplicationScoped
class MailLookup {

    private static final int DNS_PORT = 53;

    /// More than come in within the time for which they are kept.
    private static final int MOST_REMEMBERED = 10_000;

    /// Not the pool that everybody shares.
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private record Remembered(MailUse use, Instant until) {}

    private final Map<DomainName, Remembered> memory = new ConcurrentHashMap<>();
    private final LookupSettings settings;
    private final Optional<Round<MailUse>> round;
    private final Clock clock;

    MailLookup(LookupSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.round = settings.resolver().map(address -> {
            var resolver = new SimpleResolver(address(address));
            resolver.setTimeout(settings.mailPatience());
            return new Round<>(
                    "mail",
                    settings.mailPatience(),
                    settings.pause(),
                    MailUse.UNKNOWN,
                    name -> ask(resolver, name),
                    meters,
                    clock);
        });
    }

    /// Nothing for any name when there is no resolver to ask.
    Map<DomainName, MailUse> about(Set<DomainName> names) {
        return round.map(resolver -> about(names, resolver)).orElse(Map.of());
    }

    private Map<DomainName, MailUse> about(Set<DomainName> names, Round<MailUse> resolver) {
        Instant now = clock.instant();
        Map<DomainName, MailUse> known = new HashMap<>();
        names.forEach(name -> {
            Remembered remembered = memory.get(name);
            if (remembered != null && now.isBefore(remembered.until())) {
                known.put(name, remembered.use());
            }
        });
        Set<DomainName> toAsk = new HashSet<>(names);
        toAsk.removeAll(known.keySet());
        Map<DomainName, MailUse> answers = resolver.ask(toAsk);
        remember(answers, now);
        known.putAll(answers);
        return known;
    }

    /// What nobody knew is asked again the next time.
    private void remember(Map<DomainName, MailUse> answers, Instant now) {
        if (memory.size() + answers.size() > MOST_REMEMBERED) {
            memory.clear();
        }
        answers.forEach((name, use) -> {
            if (use != MailUse.UNKNOWN) {
                memory.put(name, new Remembered(use, now.plus(settings.mailKept())));
            }
        });
    }

    private static CompletableFuture<MailUse> ask(SimpleResolver resolver, DomainName domain) {
        Name name = absolute(domain);
        return ask(resolver, name, Type.MX).thenCompose(answer -> switch (MailRules.exchangers(answer)) {
            case SOME -> CompletableFuture.completedFuture(MailUse.IN_USE);
            case REFUSAL -> CompletableFuture.completedFuture(MailUse.NOT_IN_USE);
            case UNCLEAR -> CompletableFuture.completedFuture(MailUse.UNKNOWN);
            case NONE ->
                ask(resolver, name, Type.A)
                        .thenCombine(
                                ask(resolver, name, Type.AAAA),
                                (a, aaaa) -> MailRules.implicit(
                                        MailRules.addresses(a, Type.A), MailRules.addresses(aaaa, Type.AAAA)));
        });
    }

    private static CompletableFuture<Message> ask(SimpleResolver resolver, Name name, int type) {
        return resolver.sendAsync(Message.newQuery(Record.newRecord(name, type, DClass.IN)), THREADS)
                .toCompletableFuture();
    }

    private static Name absolute(DomainName domain) {
        try {
            return Name.fromString(domain.aLabel(), Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("an A-label is always a name", e);
        }
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0 || text.indexOf(':') != colon
                ? new InetSocketAddress(text, DNS_PORT)
                : new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
