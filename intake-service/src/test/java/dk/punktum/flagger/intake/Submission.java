package dk.punktum.flagger.intake;

import java.util.List;

/// What an authority's system sends; anything may be wrong with it.
public record Submission(
        Object caseNumber,
        Object decisionDate,
        Object legalGround,
        Object measure,
        Object proportionality,
        Object documentId,
        Object documentSha256,
        List<String> domains) {

    public record Proportionality(Object triedFirst, Object whyLessIsNotEnough, Object effectOnMailAndSubPages) {}

    public Submission caseNumber(Object value) {
        return new Submission(
                value, decisionDate, legalGround, measure, proportionality, documentId, documentSha256, domains);
    }

    public Submission decisionDate(Object value) {
        return new Submission(
                caseNumber, value, legalGround, measure, proportionality, documentId, documentSha256, domains);
    }

    public Submission legalGround(Object value) {
        return new Submission(
                caseNumber, decisionDate, value, measure, proportionality, documentId, documentSha256, domains);
    }

    public Submission measure(Object value) {
        return new Submission(
                caseNumber, decisionDate, legalGround, value, proportionality, documentId, documentSha256, domains);
    }

    public Submission proportionality(Object value) {
        return new Submission(
                caseNumber, decisionDate, legalGround, measure, value, documentId, documentSha256, domains);
    }

    public Submission document(Object id, Object sha256) {
        return new Submission(caseNumber, decisionDate, legalGround, measure, proportionality, id, sha256, domains);
    }

    public Submission domains(List<String> value) {
        return new Submission(
                caseNumber, decisionDate, legalGround, measure, proportionality, documentId, documentSha256, value);
    }
}
