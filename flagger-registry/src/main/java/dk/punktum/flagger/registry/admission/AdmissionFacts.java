package dk.punktum.flagger.registry.admission;

/// What the rules need to know of an admission.
record AdmissionFacts(String addedBy, boolean confirmed, boolean over) {}
