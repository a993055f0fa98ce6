/// What Kafka says of itself, asked once for all viewers: topics, groups, and how far each group is behind.
///
/// [Cluster] has the present state; whoever wants each new one observes [ClusterState] (`@Observes`).
@NullMarked
package dk.punktum.flagger.console.cluster;

import org.jspecify.annotations.NullMarked;
