package dk.punktum.flagger.intake.lookup;

import dk.punktum.flagger.events.DomainName;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What was found out about a name outside our own database.
public record NameLook(Registration registration, MailUse mail) {

    public static final NameLook NOTHING_KNOWN = new NameLook(new Registration.Unknown(), MailUse.UNKNOWN);

    public static Set<DomainName> usedForMail(Map<DomainName, NameLook> looks) {
        return looks.entrySet().stream()
                .filter(look -> look.getValue().mail() == MailUse.IN_USE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
