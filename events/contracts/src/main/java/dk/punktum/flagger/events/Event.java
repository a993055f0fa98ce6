package dk.punktum.flagger.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// Something that has happened. Ids, domain names, codes and times only: never personal data, never free text.
public sealed interface Event permits AgreementChanged, DomainEvent {

    /// The Kafka record key. What carries the same key keeps its order.
    @JsonIgnore
    String key();
}
