package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;
import dk.punktum.flagger.events.Uuid7;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/// The effect that one order is to have.
@Entity
class Effect {

    @Id
    private UUID id;

    private String domain;
    private long sequence;

    @Enumerated(EnumType.STRING)
    private Change change;

    @Enumerated(EnumType.STRING)
    private EffectStatus status;

    private UUID holdId;
    private UUID caseId;
    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private HoldCause holdCause;

    private @Nullable UUID flagId;
    private @Nullable UUID agreementId;
    private List<String> statuses;
    private List<String> nameServers;
    private List<String> dsRecords;
    private @Nullable Boolean autoRenew;
    private @Nullable List<String> landingNameServers;
    private @Nullable List<String> landingDsRecords;
    private Instant orderedAt;
    private boolean afterSeen;
    private @Nullable Instant seenInDnsAt;
    private @Nullable Instant seenInRdapAt;
    private Instant nextLookAt;
    private @Nullable Instant publishedAt;
    private int retries;
    private @Nullable Instant nextRetryAt;

    // One query for the orders of a whole page.
    @ElementCollection
    @CollectionTable(name = "effect_sighting", joinColumns = @JoinColumn(name = "effect_id"))
    @BatchSize(size = 100)
    private Set<SightingRow> sightings = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    Effect() {}

    /// @param afterSeen whether the order before was proven to have taken effect, or there was none
    static Effect of(Order order, boolean afterSeen) {
        var effect = new Effect();
        effect.id = Uuid7.next();
        effect.domain = order.domain().aLabel();
        effect.sequence = order.sequence();
        effect.change = order.change();
        effect.status = EffectStatus.PENDING;
        effect.holdId = order.holdId();
        effect.caseId = order.caseId();
        effect.caseNumber = order.caseNumber();
        effect.holdCause = order.holdCause();
        effect.flagId = order.flagId();
        effect.agreementId = order.agreementId();
        effect.statuses = order.free().statuses();
        effect.nameServers = order.free().nameServers();
        effect.dsRecords = order.free().dsRecords();
        effect.autoRenew = order.free().autoRenew();
        Delegation landing = order.landing();
        effect.landingNameServers = landing == null ? null : landing.nameServers();
        effect.landingDsRecords = landing == null ? null : landing.dsRecords();
        effect.orderedAt = order.orderedAt();
        effect.afterSeen = afterSeen;
        effect.nextLookAt = order.orderedAt();
        return effect;
    }

    /// What has been seen so far.
    ///
    /// @param asked all servers that have to show it
    void looked(Sightings seen, Set<AskedServer> asked, Instant nextLookAt) {
        Set<SightingRow> rows = SightingRow.of(seen);
        sightings.retainAll(rows);
        sightings.addAll(rows);
        seenInDnsAt = seen.at(Place.DNS, asked);
        seenInRdapAt = seen.at(Place.RDAP, asked);
        this.nextLookAt = nextLookAt;
    }

    boolean isSeenEverywhere() {
        return seenInDnsAt != null && seenInRdapAt != null;
    }

    /// Every server has shown it.
    SuspensionEffective seen() {
        become(EffectStatus.EFFECTIVE);
        Instant inDnsAt = Objects.requireNonNull(seenInDnsAt);
        Instant inRdapAt = Objects.requireNonNull(seenInRdapAt);
        return new SuspensionEffective(
                new DomainName(domain),
                sequence,
                change,
                holdId,
                caseId,
                caseNumber,
                flagId,
                agreementId,
                orderedAt,
                inDnsAt,
                inRdapAt,
                timeToEffect(inDnsAt, inRdapAt).toMillis(),
                holdCause,
                publishedAt,
                sightings().told());
    }

    /// It was told to have taken effect.
    void adoptSeen(SuspensionEffective told) {
        become(EffectStatus.EFFECTIVE);
        seenInDnsAt = told.seenInDnsAt();
        seenInRdapAt = told.seenInRdapAt();
        publishedAt = told.publishedAt();
        if (told.sightings() != null) {
            told.sightings()
                    .forEach(seen -> sightings.add(new SightingRow(seen.place(), seen.server(), seen.seenAt())));
        }
    }

    private Sightings sightings() {
        return SightingRow.sightings(sightings);
    }

    private Duration timeToEffect(Instant inDnsAt, Instant inRdapAt) {
        return Duration.between(orderedAt, inDnsAt.isAfter(inRdapAt) ? inDnsAt : inRdapAt);
    }

    void overdue(Instant nextRetryAt) {
        become(EffectStatus.OVERDUE);
        this.nextRetryAt = nextRetryAt;
    }

    /// The state of the name is told again.
    void retried(Instant nextRetryAt) {
        retries++;
        this.nextRetryAt = nextRetryAt;
    }

    void supersede() {
        become(EffectStatus.SUPERSEDED);
    }

    private void become(EffectStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("effect %s: %s does not become %s".formatted(id, status, next));
        }
        status = next;
    }

    /// Whether it is time to tell it again.
    boolean isRetriedAt(Instant now) {
        return nextRetryAt != null && !now.isBefore(nextRetryAt);
    }

    boolean isProven(Instant now, Duration settleAfter) {
        return EffectRules.isProven(status, afterSeen, Duration.between(orderedAt, now), settleAfter);
    }

    Watch watch() {
        return new Watch(id, new DomainName(domain), change, free(), landing(), orderedAt, sightings());
    }

    EffectView view() {
        return new EffectView(
                sequence,
                change,
                status,
                orderedAt,
                publishedAt,
                seenInDnsAt,
                seenInRdapAt,
                millisToEffect(),
                sightings().told());
    }

    Expectation expectation() {
        return new Expectation(watch(), sequence, status.isWatched());
    }

    /// @param asked all servers that have to show it
    OverdueView overdueView(Set<AskedServer> asked) {
        Sightings seen = sightings();
        return new OverdueView(
                id,
                domain,
                sequence,
                change,
                orderedAt,
                publishedAt,
                retries,
                nextRetryAt,
                asked.stream()
                        .map(each -> new OverdueView.ServerView(
                                each.place(), each.server(), seen.since().get(each)))
                        .toList());
    }

    private @Nullable Long millisToEffect() {
        return status == EffectStatus.EFFECTIVE && seenInDnsAt != null && seenInRdapAt != null
                ? timeToEffect(seenInDnsAt, seenInRdapAt).toMillis()
                : null;
    }

    private HoldSnapshot free() {
        return new HoldSnapshot(statuses, nameServers, dsRecords, autoRenew);
    }

    private @Nullable Delegation landing() {
        return landingNameServers == null || landingDsRecords == null
                ? null
                : new Delegation(landingNameServers, landingDsRecords);
    }

    EffectStatus status() {
        return status;
    }

    int retries() {
        return retries;
    }

    UUID id() {
        return id;
    }

    long sequence() {
        return sequence;
    }

    /// The flag's id, or the order's.
    String correlationId() {
        return (flagId == null ? caseId : flagId).toString();
    }

    Instant orderedAt() {
        return orderedAt;
    }

    String domain() {
        return domain;
    }

    Change change() {
        return change;
    }
}
