package dk.punktum.flagger.intake.lookup;

import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.sandbox.SandboxRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a name of the sandbox: what its story needs, so that what is declined in the end could be seen
/// before.
final class PlayedLook {

    private static final Registrar REGISTRAR = new Registrar.Named("Sandbox Registrar");

    static NameLook at(DomainName name) {
        return new NameLook(
                registration(SandboxRules.story(name).declined()),
                SandboxRules.isUsedForMail(name) ? MailUse.IN_USE : MailUse.NOT_IN_USE);
    }

    private static Registration registration(@Nullable DeclineReason declined) {
        return declined == DeclineReason.DOMAIN_NOT_FOUND
                ? new Registration.NotRegistered()
                : new Registration.Registered(REGISTRAR, List.of("active"), declined == DeclineReason.SEIZED);
    }

    private PlayedLook() {}
}
