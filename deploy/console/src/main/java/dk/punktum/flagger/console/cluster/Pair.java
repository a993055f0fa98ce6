package dk.punktum.flagger.console.cluster;

/// A consumer group on a topic.
public record Pair(String topic, String group) {}
