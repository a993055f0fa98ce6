package dk.punktum.flagger.standin.suspensions;

import static dk.punktum.flagger.standin.suspensions.SuspensionMembers.required;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.standin.register.EppStatus;
import dk.punktum.flagger.standin.register.LandingPage;
import dk.punktum.flagger.standin.register.Restore;
import dk.punktum.flagger.standin.register.Suspension;
import dk.punktum.flagger.standin.register.SuspensionChange;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Reason;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Understood;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Unusable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Reads the records of the contract's three topics for downstream systems. Every one of them says what a name has to
/// look like, so every one becomes the same kind of change.
final class SuspensionRecords {

    /// The whole present truth per name, for ever.
    static final String STATE = EventType.SUSPENSION_STATE.topic();

    /// What happens, as it happens, for 90 days.
    static final List<String> HAPPENINGS =
            List.of(EventType.DOMAIN_SUSPENDED.topic(), EventType.DOMAIN_REINSTATED.topic());

    /// Never throws: one bad record must not stop the others.
    static SuspensionReading read(ConsumerRecord<String, byte[]> record) {
        try {
            EventType expected = EventType.onTopic(record.topic()).orElseThrow();
            if (!header(record, "ce_specversion").equals("1.0")) {
                return new Unusable(Reason.BROKEN);
            }
            if (!header(record, "ce_type").equals(expected.ceType())) {
                return new Unusable(Reason.UNKNOWN_TYPE);
            }
            Instant time = Instant.parse(header(record, "ce_time"));
            return change(expected, SuspensionMembers.read(record.value()))
                    .<SuspensionReading>map(change -> new Understood(change, time))
                    .orElseGet(() -> new Unusable(Reason.UNFIT));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return new Unusable(Reason.BROKEN);
        }
    }

    /// @return empty when no register can hold what the event says
    private static Optional<? extends SuspensionChange> change(EventType type, SuspensionMembers event) {
        return switch (type) {
            case DOMAIN_SUSPENDED -> suspend(event);
            case DOMAIN_REINSTATED -> reinstate(event);
            case SUSPENSION_STATE -> required(event.suspended()) ? suspend(event) : free(event);
            default -> throw new IllegalArgumentException("not a topic that changes a register");
        };
    }

    private static Optional<? extends SuspensionChange> suspend(SuspensionMembers event) {
        return suspension(event)
                .map(suspension -> new SuspensionChange.Suspend(event.domain(), event.sequence(), suspension));
    }

    private static Optional<Suspension> suspension(SuspensionMembers event) {
        Optional<Set<EppStatus>> statuses = EppStatus.allOf(required(event.statuses()));
        if (event.delegation() == null) {
            return statuses.map(known -> new Suspension(known, null));
        }
        Optional<LandingPage> landingPage = LandingPage.of(
                event.delegation().nameServers(), event.delegation().dsRecords());
        return statuses.flatMap(known -> landingPage.map(page -> new Suspension(known, page)));
    }

    private static Optional<? extends SuspensionChange> reinstate(SuspensionMembers event) {
        HoldSnapshot snapshot = required(event.restore());
        return Restore.of(
                        snapshot.statuses(),
                        snapshot.nameServers(),
                        snapshot.dsRecords(),
                        snapshot.autoRenew(),
                        parts(event.changedMeanwhile()))
                .map(restore -> new SuspensionChange.Release(event.domain(), event.sequence(), restore));
    }

    /// A free name's state does not repeat what it looked like: nothing of the suspension is left on it.
    private static Optional<? extends SuspensionChange> free(SuspensionMembers event) {
        return Optional.of(new SuspensionChange.Release(event.domain(), event.sequence(), null));
    }

    private static Set<RegisterPart> parts(@Nullable List<String> codes) {
        List<String> named = Objects.requireNonNullElse(codes, List.of());
        return Arrays.stream(RegisterPart.values())
                .filter(part -> named.contains(part.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = required(record.headers().lastHeader(name));
        return new String(required(header.value()), UTF_8);
    }

    private SuspensionRecords() {}
}
