package dk.punktum.flagger.intake.portal.handin;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.flag.DomainResult;
import dk.punktum.flagger.intake.flag.DomainRuling;
import dk.punktum.flagger.intake.lookup.MailUse;
import dk.punktum.flagger.intake.lookup.NameLook;
import dk.punktum.flagger.intake.lookup.Registrar;
import dk.punktum.flagger.intake.lookup.Registration;
import dk.punktum.flagger.intake.portal.Phrases;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// One name of the list, and what the system made of it.
///
/// @param number     its place in the list, from 1
/// @param known      what others know of a name that is taken: the register, a resolver
/// @param refusal    why it is left out; empty when it is taken
/// @param meant      what was probably meant by a refused one; empty when that is not known
@TemplateData
public record CheckedName(
        int number,
        String typed,
        String uLabel,
        String aLabel,
        boolean understoodDifferently,
        List<String> known,
        List<Warning> warnings,
        String refusal,
        String meant) {

    /// @param value        as [FlagForm#acknowledged] has it
    /// @param acknowledged whether the person has said that she knows
    @TemplateData
    public record Warning(String value, String text, boolean acknowledged) {}

    public static CheckedName of(
            DomainRuling ruling, Map<DomainName, NameLook> looks, Phrases t, Set<String> acknowledged) {
        DomainResult result = ruling.in(t.language());
        String aLabel = Objects.requireNonNullElse(result.aLabel(), "");
        return new CheckedName(
                result.position() + 1,
                result.typed(),
                Objects.requireNonNullElse(result.uLabel(), ""),
                aLabel,
                Boolean.TRUE.equals(result.understoodDifferently()),
                known(ruling, looks, t),
                result.warnings().stream()
                        .map(warning -> new Warning(
                                aLabel + " " + warning.code(),
                                warning.detail(),
                                acknowledged.contains(aLabel + " " + warning.code())))
                        .toList(),
                Objects.requireNonNullElse(result.detail(), ""),
                Objects.requireNonNullElse(result.meant(), ""));
    }

    private static List<String> known(DomainRuling ruling, Map<DomainName, NameLook> looks, Phrases t) {
        return switch (ruling) {
            case DomainRuling.Accepted accepted ->
                known(looks.getOrDefault(accepted.name(), NameLook.NOTHING_KNOWN), t);
            case DomainRuling.Refused _ -> List.of();
        };
    }

    private static List<String> known(NameLook look, Phrases t) {
        return Stream.concat(known(look.registration(), t), Stream.of(said(look.mail(), t)))
                .toList();
    }

    private static Stream<String> known(Registration registration, Phrases t) {
        return switch (registration) {
            case Registration.Registered(Registrar registrar, List<String> statuses, boolean seized) -> {
                Stream.Builder<String> lines = Stream.builder();
                lines.add(said(registrar, t));
                if (!statuses.isEmpty()) {
                    lines.add(t.of("known.status", String.join(", ", statuses)));
                }
                if (seized) {
                    lines.add(t.of("known.seized"));
                }
                yield lines.build();
            }
            case Registration.NotRegistered() -> Stream.of(t.of("known.not-registered"));
            case Registration.Unknown() -> Stream.of(t.of("known.registration-unknown"));
        };
    }

    private static String said(MailUse mail, Phrases t) {
        return t.of("known.mail." + mail);
    }

    private static String said(Registrar registrar, Phrases t) {
        return switch (registrar) {
            case Registrar.Named(String name) -> t.of("known.registrar", name);
            case Registrar.RegistrantItself() -> t.of("known.registrant");
            case Registrar.NotSaid() -> t.of("known.registrar-unknown");
        };
    }

    public boolean isTaken() {
        return refusal.isEmpty();
    }

    /// Whether its A-label says more than its U-label.
    public boolean isIdn() {
        return !uLabel.equals(aLabel);
    }
}
