package dk.punktum.flagger.intake.lookup;

/// Who manages a name, as far as the register says.
public sealed interface Registrar {

    record Named(String name) implements Registrar {}

    /// The registrant manages it herself.
    record RegistrantItself() implements Registrar {}

    record NotSaid() implements Registrar {}
}
