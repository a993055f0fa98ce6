package dk.punktum.flagger.suspension.poll;

/// Who has to be told of a name's change in EPP.
sealed interface Addressee {

    /// @param handle in the register, EPP `clID`
    record Registrar(String handle) implements Addressee {}

    /// The registrant manages the name: there is no registrar to tell.
    record RegistrantManaged() implements Addressee {}

    /// The register names no registrar.
    record Unknown() implements Addressee {}

    /// The register names one that EPP has no word for.
    record NotInEpp() implements Addressee {}
}
