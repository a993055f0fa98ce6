package dk.punktum.flagger.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every event type: its topic, its version, its record. One topic per type.
public enum EventType {
    AGREEMENT_CHANGED("agreement-changed", AgreementChanged.class, Retention.COMPACTED),
    FLAG_RECEIVED("flag-received", FlagReceived.class, Retention.TIME),
    FLAG_WITHDRAWN("flag-withdrawn", FlagWithdrawn.class, Retention.TIME),
    FLAG_CORRECTED("flag-corrected", FlagCorrected.class, Retention.TIME),
    CASE_OPENED("case-opened", CaseOpened.class, Retention.TIME),
    CASE_DECIDED("case-decided", CaseDecided.class, Retention.TIME),
    CASE_APPEALED("case-appealed", CaseAppealed.class, Retention.TIME),
    APPEAL_DECIDED("appeal-decided", AppealDecided.class, Retention.TIME),
    CASE_CLOSED("case-closed", CaseClosed.class, Retention.TIME),
    DOMAIN_SUSPENDED("domain-suspended", DomainSuspended.class, Retention.TIME),
    SUSPENSION_EFFECTIVE("suspension-effective", SuspensionEffective.class, Retention.TIME),
    DOMAIN_REINSTATED("domain-reinstated", DomainReinstated.class, Retention.TIME),
    DELETION_DUE("deletion-due", DeletionDue.class, Retention.TIME),
    SUSPENSION_STATE("suspension-state", SuspensionState.class, Retention.COMPACTED),
    POLL_MESSAGE_QUEUED("poll-message-queued", PollMessageQueued.class, Retention.TIME),
    NOTICE_DELIVERED("notice-delivered", NoticeDelivered.class, Retention.TIME),
    NOTICE_FAILED("notice-failed", NoticeFailed.class, Retention.TIME);

    /// How long a topic keeps its records.
    public enum Retention {
        /// For 90 days.
        TIME,
        /// The newest record of each key, for ever.
        COMPACTED
    }

    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::record, Function.identity()));

    private final String topic;
    private final Class<? extends Event> record;
    private final Retention retention;

    EventType(String topic, Class<? extends Event> record, Retention retention) {
        this.topic = topic;
        this.record = record;
        this.retention = retention;
    }

    public static EventType of(Event event) {
        return of(event.getClass());
    }

    public static EventType of(Class<? extends Event> record) {
        EventType type = BY_RECORD.get(record);
        if (type == null) {
            throw new IllegalArgumentException(record + " has no event type");
        }
        return type;
    }

    public static Optional<EventType> onTopic(String topic) {
        return Arrays.stream(values()).filter(type -> type.topic.equals(topic)).findFirst();
    }

    public String topic() {
        return topic;
    }

    /// Where records go that a consumer of this topic can not take.
    public String deadLetterTopic() {
        return topic + "-dlq";
    }

    /// How this type's topic is to be created.
    public TopicConfig topicConfig() {
        return TopicConfig.forEvents(topic, retention);
    }

    /// How its dead-letter topic is to be created.
    public TopicConfig deadLetterTopicConfig() {
        return TopicConfig.forDeadLetters(deadLetterTopic());
    }

    /// The version of the contract. A change that is more than a new optional member is a new type beside
    /// this one.
    public int version() {
        return 1;
    }

    /// CloudEvents `type`, such as `dk.punktum.flagger.domain-suspended.v1`.
    public String ceType() {
        return "dk.punktum.flagger.%s.v%d".formatted(topic, version());
    }

    /// CloudEvents `dataschema`: the `$id` of the JSON Schema, an absolute URI (RFC 4151).
    public String schema() {
        return "tag:punktum.dk,2026:schema/%s.v%d".formatted(topic, version());
    }

    /// Where in this artifact the JSON Schema lies.
    public String schemaResource() {
        return "/dk/punktum/flagger/events/schemas/%s.v%d.schema.json".formatted(topic, version());
    }

    /// Where in this artifact an approved sample of the event lies.
    public String sampleResource() {
        return "/dk/punktum/flagger/events/samples/%s.v%d.json".formatted(topic, version());
    }

    public Class<? extends Event> record() {
        return record;
    }

    public Retention retention() {
        return retention;
    }
}
