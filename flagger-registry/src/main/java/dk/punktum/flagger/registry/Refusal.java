package dk.punktum.flagger.registry;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import jakarta.ws.rs.core.Response.StatusType;
import java.util.Locale;

/// Why the rules refuse a change of an agreement. The name is the problem's code.
public enum Refusal {
    WRONG_STATUS(Kind.STATE, "The agreement is not in a status that allows this."),
    REASON_MISSING(Kind.SHAPE, "Say why: it is kept in the agreement's log."),
    DOCUMENT_MISSING(
            Kind.RULE, "The signed agreement document has not been uploaded: PUT it to /agreements/{id}/document."),
    CRITERIA_MISSING(
            Kind.RULE, "Not all four criteria are evidenced: PUT each to /agreements/{id}/criteria/{criterion}."),
    CRITERION_NOT_EVIDENCED(Kind.RULE, "There is no evidence to sign off."),
    CRITERIA_NOT_SIGNED_OFF(
            Kind.RULE,
            "A second person has to sign off each criterion: POST /agreements/{id}/criteria/{criterion}/sign-off."),
    HEARING_NOT_CONCLUDED(
            Kind.RULE,
            "Either the hearing has ended and its summary is published, or two persons have waived it: see /agreements/{id}/hearing."),
    HEARING_TOO_SHORT(Kind.RULE, "The deadline lies nearer than the shortest hearing allows."),
    HEARING_RUNNING(
            Kind.STATE, "The hearing has not ended: invited authorities have not answered, and have time left."),
    HEARING_OVER(Kind.STATE, "The hearing's deadline has passed, or it has been waived."),
    ALREADY_ANSWERED(Kind.STATE, "This authority's answer has been recorded."),
    UNKNOWN_INVITATION(Kind.UNKNOWN, "No invitation of this hearing has this number."),
    WAIVER_NOT_PROPOSED(Kind.STATE, "Nobody has proposed to waive the hearing."),
    CLIENT_ALREADY_BOUND(Kind.STATE, "The client belongs to another agreement for some of that time."),
    PERSON_ACTS_FOR_ANOTHER(Kind.STATE, "The person acts for another authority for some of that time."),
    PERSON_HAS_THE_ROLE(Kind.STATE, "The person has this role for some of that time."),
    ALREADY_CONFIRMED(Kind.STATE, "This has been confirmed."),
    ALREADY_OVER(Kind.STATE, "Its time is over."),
    RECOMMENDATION_MISSING(Kind.SHAPE, "Say what to do: SUSPEND or DISMISS."),
    NOTHING_RECOMMENDED(Kind.STATE, "Nobody has recommended what to do: POST …/recommendation."),
    PROPOSAL_SETTLED(Kind.STATE, "The proposal is settled."),
    FOUR_EYES(Kind.RULE, "Whoever prepared this can not approve it: a second person has to.");

    private enum Kind {
        SHAPE,
        UNKNOWN,
        STATE,
        RULE
    }

    private final Kind kind;
    private final String detail;

    Refusal(Kind kind, String detail) {
        this.kind = kind;
        this.detail = detail;
    }

    StatusType status() {
        return switch (kind) {
            case SHAPE -> BAD_REQUEST;
            case UNKNOWN -> NOT_FOUND;
            case STATE -> CONFLICT;
            case RULE -> Problems.UNPROCESSABLE_CONTENT;
        };
    }

    String detail() {
        return detail;
    }

    /// Such as `four-eyes`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
