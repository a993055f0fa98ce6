package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.intake.Members;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.decision.ContentSubmission;
import dk.punktum.flagger.intake.supersession.SupersessionRules;
import dk.punktum.flagger.intake.warning.Acknowledgement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was handed in, as far as it can be read. A member that can not is null, and `faults` says why.
///
/// @param domains as they were typed
public record FlagSubmission(
        @Nullable String caseNumber,
        @Nullable LocalDate decisionDate,
        @Nullable String legalGround,
        @Nullable String measure,
        @Nullable Proportionality proportionality,
        @Nullable UUID documentId,
        @Nullable String documentSha256,
        @Nullable UUID supersedes,
        List<String> domains,
        ContentSubmission content,
        List<Acknowledgement> acknowledged,
        List<FieldError> faults) {

    private static final int LONGEST_CASE_NUMBER = 100;
    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_STATEMENT = 10_000;

    private static final Set<String> MEMBERS = Stream.concat(
                    Stream.of(
                            "caseNumber",
                            "decisionDate",
                            "legalGround",
                            "measure",
                            "proportionality",
                            "documentId",
                            "documentSha256",
                            "domains",
                            SupersessionRules.MEMBER,
                            Acknowledgement.MEMBER),
                    ContentSubmission.MEMBERS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> STATEMENTS = Set.of("triedFirst", "whyLessIsNotEnough", "effectOnMailAndSubPages");

    public static FlagSubmission read(ObjectNode object) {
        List<FieldError> faults = new ArrayList<>();
        var members = new Members(object, "", MEMBERS, faults);
        return new FlagSubmission(
                members.text("caseNumber", LONGEST_CASE_NUMBER),
                members.day("decisionDate"),
                members.text("legalGround", LONGEST_CODE),
                members.text("measure", LONGEST_CODE),
                proportionality(members.object("proportionality", STATEMENTS)),
                members.uuid("documentId"),
                members.sha256("documentSha256"),
                members.has(SupersessionRules.MEMBER) ? members.uuid(SupersessionRules.MEMBER) : null,
                members.strings("domains"),
                ContentSubmission.read(members),
                Acknowledgement.read(members),
                List.copyOf(faults));
    }

    /// With what else is wrong.
    FlagSubmission and(List<FieldError> more) {
        return new FlagSubmission(
                caseNumber,
                decisionDate,
                legalGround,
                measure,
                proportionality,
                documentId,
                documentSha256,
                supersedes,
                domains,
                content,
                acknowledged,
                Stream.concat(faults.stream(), more.stream()).toList());
    }

    /// The names that were understood, whatever else is wrong. None when there are too many to look at.
    public Set<DomainName> names() {
        return domains.size() > IntakeRules.MOST_DOMAINS
                ? Set.of()
                : domains.stream()
                        .map(DomainName::read)
                        .flatMap(reading -> switch (reading) {
                            case DomainNameReading.Understood understood -> Stream.of(understood.name());
                            case DomainNameReading.Refused _ -> Stream.empty();
                        })
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether every entry of the list could be read.
    boolean domainsAreRead() {
        return faults.stream().noneMatch(fault -> fault.pointer().startsWith("/domains"));
    }

    private static @Nullable Proportionality proportionality(@Nullable Members members) {
        if (members == null) {
            return null;
        }
        String triedFirst = members.text("triedFirst", LONGEST_STATEMENT);
        String whyLess = members.text("whyLessIsNotEnough", LONGEST_STATEMENT);
        String effect = members.text("effectOnMailAndSubPages", LONGEST_STATEMENT);
        return triedFirst == null || whyLess == null || effect == null
                ? null
                : new Proportionality(triedFirst, whyLess, effect);
    }
}
