package dk.punktum.flagger.intake.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a table can have, and where it stands in a flag.
enum CsvColumn {
    CASE_NUMBER("caseNumber", "/caseNumber", true),
    DECISION_DATE("decisionDate", "/decisionDate", true),
    LEGAL_GROUND("legalGround", "/legalGround", true),
    MEASURE("measure", "/measure", false),
    DOCUMENT_ID("documentId", "/documentId", true),
    DOCUMENT_SHA256("documentSha256", "/documentSha256", true),
    TRIED_FIRST("triedFirst", "/proportionality/triedFirst", true),
    WHY_LESS_IS_NOT_ENOUGH("whyLessIsNotEnough", "/proportionality/whyLessIsNotEnough", true),
    EFFECT_ON_MAIL_AND_SUB_PAGES("effectOnMailAndSubPages", "/proportionality/effectOnMailAndSubPages", true),
    LEGAL_BASIS_LAW("legalBasisLaw", "/legalBasis/law", false),
    LEGAL_BASIS_REFERENCE("legalBasisReference", "/legalBasis/reference", false),
    STATEMENT_OF_REASONS("statementOfReasons", "/statementOfReasons", false),
    ISSUING_AUTHORITY("issuingAuthority", "/issuingAuthority/name", false),
    ISSUING_UNIT("issuingUnit", "/issuingAuthority/unit", false),
    REDRESS("redress", "/redress", false),
    REPORT_EFFECT_TO("reportEffectTo", "/reportEffectTo/name", false),
    REPORT_EFFECT_TO_EMAIL("reportEffectToEmail", "/reportEffectTo/email", false),
    URGENCY("urgency", "/urgency", false),
    /// One name for each line.
    DOMAIN("domain", "/domains", true),
    /// At most one address for each line.
    LOCATION("location", "/locations", false),
    /// Codes of warnings about the line's name, with spaces between them.
    ACKNOWLEDGED_WARNINGS("acknowledgedWarnings", "/acknowledgedWarnings", false);

    private final String header;
    private final String pointer;
    private final boolean needed;

    CsvColumn(String header, String pointer, boolean needed) {
        this.header = header;
        this.pointer = pointer;
        this.needed = needed;
    }

    /// @param header in any case
    static Optional<CsvColumn> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header.equalsIgnoreCase(header.strip()))
                .findFirst();
    }

    static List<CsvColumn> needed() {
        return Arrays.stream(values()).filter(column -> column.needed).toList();
    }

    /// Those that are the same for all lines of a flag.
    static List<CsvColumn> ofWholeFlag() {
        return Arrays.stream(values()).filter(column -> !column.isOfOneLine()).toList();
    }

    private boolean isOfOneLine() {
        return switch (this) {
            case DOMAIN, LOCATION, ACKNOWLEDGED_WARNINGS -> true;
            default -> false;
        };
    }

    String header() {
        return header;
    }

    /// JSON pointer (RFC 6901) to the member of a flag, or to the array that the line adds to.
    String pointer() {
        return pointer;
    }
}
