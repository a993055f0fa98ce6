package dk.punktum.flagger.registry.client;

/// What the rules need to know of a machine identity.
record ClientFacts(String addedBy, boolean confirmed, boolean over) {}
