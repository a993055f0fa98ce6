package dk.punktum.flagger.intake.delivery;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.delivery.Stirs.StirredFlag;
import dk.punktum.flagger.intake.progress.DomainProgress;
import dk.punktum.flagger.intake.progress.FlagProgress;
import dk.punktum.flagger.intake.webhook.Webhook;
import dk.punktum.flagger.intake.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Writes a message for each webhook that does not know the present status of a name yet. Statuses that came and went
/// in between are left out: a message says how it is.
@ApplicationScoped
class WriteMessages {

    private static final int AT_ONCE = 200;

    private final Stirs stirs;
    private final Webhooks webhooks;
    private final FlagProgress progress;
    private final Messages messages;
    private final ObjectMapper json;
    private final Clock clock;

    WriteMessages(
            Stirs stirs, Webhooks webhooks, FlagProgress progress, Messages messages, ObjectMapper json, Clock clock) {
        this.stirs = stirs;
        this.webhooks = webhooks;
        this.progress = progress;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /// What a receiver gets (Standard Webhooks, "Payload structure").
    ///
    /// @param type `flag.status-changed` or `webhook.test`
    record Payload<T>(String type, Instant timestamp, T data) {}

    /// @param domain its A-label
    record StatusChange(UUID flagId, String flagNumber, String domain, String status) {}

    /// @return whether there was something new; then there may be more
    @Transactional
    boolean writeSome() {
        Map<UUID, Set<DomainName>> stirred = stirs.take(AT_ONCE);
        stirred.forEach((flagId, domains) -> write(stirs.alone(flagId), domains));
        return !stirred.isEmpty();
    }

    private void write(StirredFlag flag, Set<DomainName> domains) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Webhook> told = webhooks.ofAgreement(flag.agreementId(), now);
        Map<DomainName, DomainProgress> found = progress.of(flag.id(), domains);
        for (DomainName domain : domains) {
            String status = requireNonNull(found.get(domain)).status().name();
            told.stream()
                    .filter(webhook -> stirs.tell(webhook.id(), flag.id(), domain, status))
                    .forEach(webhook -> messages.add(
                            Uuid7.next(),
                            webhook.id(),
                            flag.id(),
                            written(new Payload<>(
                                    "flag.status-changed",
                                    now,
                                    new StatusChange(flag.id(), flag.number(), domain.aLabel(), status))),
                            now));
        }
    }

    String written(Payload<?> payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can always be written", e);
        }
    }
}
