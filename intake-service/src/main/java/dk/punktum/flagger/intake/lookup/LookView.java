package dk.punktum.flagger.intake.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What others know of a name, as an authority sees it before it hands in a flag.
///
/// @param registrar       who manages the name; left out when the register does not say, or the registrant does
/// @param managedBy       whether a registrar or the registrant manages a registered name
/// @param statuses        of a registered name, in the words of RDAP (RFC 8056)
/// @param seized          whether the police are the registrant of a registered name
/// @param mail            whether mail to the name arrives anywhere
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LookView(
        RegistrationState registration,
        @Nullable String registrar,
        @Nullable ManagedBy managedBy,
        @Nullable List<String> statuses,
        @Nullable Boolean seized,
        MailUse mail) {

    public enum RegistrationState {
        REGISTERED,
        NOT_REGISTERED,
        /// The register did not answer in time, or nobody is asked here.
        UNKNOWN
    }

    public enum ManagedBy {
        REGISTRAR,
        REGISTRANT
    }

    public static LookView of(NameLook look) {
        return switch (look.registration()) {
            case Registration.Registered(Registrar registrar, List<String> statuses, boolean seized) ->
                new LookView(
                        RegistrationState.REGISTERED,
                        name(registrar),
                        manager(registrar),
                        statuses,
                        seized,
                        look.mail());
            case Registration.NotRegistered() ->
                new LookView(RegistrationState.NOT_REGISTERED, null, null, null, null, look.mail());
            case Registration.Unknown() -> new LookView(RegistrationState.UNKNOWN, null, null, null, null, look.mail());
        };
    }

    private static @Nullable String name(Registrar registrar) {
        return switch (registrar) {
            case Registrar.Named(String name) -> name;
            case Registrar.RegistrantItself(), Registrar.NotSaid() -> null;
        };
    }

    private static @Nullable ManagedBy manager(Registrar registrar) {
        return switch (registrar) {
            case Registrar.Named _ -> ManagedBy.REGISTRAR;
            case Registrar.RegistrantItself() -> ManagedBy.REGISTRANT;
            case Registrar.NotSaid() -> null;
        };
    }
}
