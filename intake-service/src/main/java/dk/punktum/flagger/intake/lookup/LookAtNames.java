package dk.punktum.flagger.intake.lookup;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.sandbox.SandboxRules;
import dk.punktum.flagger.intake.sandbox.Sandboxes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Finds out what others know of names before a flag on them is judged. Slow and fallible, and so never inside a
/// transaction; nothing is refused because nobody answered.
@ApplicationScoped
public class LookAtNames {

    private final RegisterLookup register;
    private final MailLookup mail;
    private final Sandboxes sandboxes;

    LookAtNames(RegisterLookup register, MailLookup mail, Sandboxes sandboxes) {
        this.register = register;
        this.mail = mail;
        this.sandboxes = sandboxes;
    }

    /// Those that are known to be used for mail: all that matters for a flag that is handed in.
    public Set<DomainName> usedForMail(String clientId, Set<DomainName> names) {
        outsideATransaction();
        return sandboxes.isClient(clientId)
                ? names.stream().filter(SandboxRules::isUsedForMail).collect(toUnmodifiableSet())
                : mail.about(names).entrySet().stream()
                        .filter(name -> name.getValue() == MailUse.IN_USE)
                        .map(Map.Entry::getKey)
                        .collect(toUnmodifiableSet());
    }

    /// Everything, for whoever wants to know before the flag is handed in. One after the other: both have their own
    /// patience, and the second is mostly remembered.
    ///
    /// @return a look for each name
    public Map<DomainName, NameLook> all(String clientId, Set<DomainName> names) {
        outsideATransaction();
        if (sandboxes.isClient(clientId)) {
            return names.stream().collect(toMap(Function.identity(), PlayedLook::at));
        }
        Map<DomainName, Registration> registrations = register.about(names);
        Map<DomainName, MailUse> uses = mail.about(names);
        return names.stream()
                .collect(toMap(
                        Function.identity(),
                        name -> new NameLook(
                                registrations.getOrDefault(name, NameLook.NOTHING_KNOWN.registration()),
                                uses.getOrDefault(name, NameLook.NOTHING_KNOWN.mail()))));
    }

    private static void outsideATransaction() {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("nobody is asked inside a transaction");
        }
    }
}
