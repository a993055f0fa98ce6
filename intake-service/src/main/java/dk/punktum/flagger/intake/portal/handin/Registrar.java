package dk.punktum.flagger.intake.portal.handin;

/// Who manages a name, as far as the register says.
sealed interface Registrar {

    record Named(String name) implements Registrar {}

    /// The registrant manages it herself.
    record RegistrantItself() implements Registrar {}

    record NotRegistered() implements Registrar {}

    /// The register was not asked, did not answer in time, or does not say.
    record Unknown() implements Registrar {}
}
