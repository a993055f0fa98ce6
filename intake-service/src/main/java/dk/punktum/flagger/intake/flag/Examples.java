package dk.punktum.flagger.intake.flag;

/// What the API's description shows. Tests hold the examples against the code.
final class Examples {

    static final String SUBMISSION = """
            {
              "caseNumber": "2026-4711",
              "decisionDate": "2026-07-01",
              "legalGround": "terms-9.1",
              "measure": "SUSPEND",
              "durationDays": 30,
              "urgency": "NORMAL",
              "legalBasis": {"law": "NATIONAL", "reference": "Markedsføringsloven (Marketing Practices Act), section 22(2)"},
              "statementOfReasons": "The shop uses the trade mark and the pictures of another and delivers nothing.",
              "issuingAuthority": {"name": "Myndigheden", "unit": "Kontor for e-handel"},
              "locations": ["https://www.eksempel.dk/udsalg"],
              "redress": "The decision can be brought before the courts within eight weeks.",
              "reportEffectTo": {"name": "Kontor for e-handel", "email": "e-handel@myndighed.example"},
              "proportionality": {
                "triedFirst": "Registrant and hosting provider were ordered to close the shop on 12 June; neither answered.",
                "whyLessIsNotEnough": "The whole site is the imitation; the provider is out of reach.",
                "effectOnMailAndSubPages": "The name has no mail server and no sub-pages besides the shop."
              },
              "documentId": "0197c1f4-7a60-7000-8000-000000000001",
              "documentSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "domains": ["eksempel.dk", "ÆØÅÖÄÜÉ.dk", "www.eksempel.dk"]
            }""";

    static final String RECEIPT = """
            {
              "flagId": "0197c1f4-8b10-7000-8000-000000000017",
              "flagNumber": "F-2026-000017",
              "caseNumber": "2026-4711",
              "receivedAt": "2026-07-01T08:00:00.123456Z",
              "measure": "SUSPEND",
              "durationDays": 30,
              "urgency": "NORMAL",
              "deadlines": {"acknowledgeBy": "2026-07-01T09:00:00.123456Z", "decideBy": "2026-07-06T08:00:00.123456Z",
                            "effectBy": "2026-07-07T08:00:00.123456Z"},
              "document": {
                "documentId": "0197c1f4-7a60-7000-8000-000000000001",
                "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
              },
              "domains": [
                {"position": 0, "typed": "eksempel.dk", "outcome": "ACCEPTED",
                 "aLabel": "eksempel.dk", "uLabel": "eksempel.dk", "understoodDifferently": false},
                {"position": 1, "typed": "ÆØÅÖÄÜÉ.dk", "outcome": "ACCEPTED",
                 "aLabel": "xn--4cabco7dk5a.dk", "uLabel": "æøåöäüé.dk", "understoodDifferently": false},
                {"position": 2, "typed": "www.eksempel.dk", "outcome": "REFUSED", "code": "below-registrable-name",
                 "detail": "This lies below a registered name. A suspension always hits the whole registered name.",
                 "meant": "eksempel.dk"}
              ],
              "signedReceipt": "eyJhbGciOiJFUzI1NiIsImtpZCI6Ii4uLiIsInR5cCI6ImZsYWctcmVjZWlwdCtqd3MifQ.eyJmbGFnSWQiOiIuLi4ifQ.c2lnbmF0dXJl",
              "links": {
                "self": "/flags/0197c1f4-8b10-7000-8000-000000000017",
                "withdraw": "/flags/0197c1f4-8b10-7000-8000-000000000017/withdraw",
                "receipt": "/flags/0197c1f4-8b10-7000-8000-000000000017/receipt"
              }
            }""";

    static final String VIEW = """
            {
              "flagId": "0197c1f4-8b10-7000-8000-000000000017",
              "flagNumber": "F-2026-000017",
              "caseNumber": "2026-4711",
              "decisionDate": "2026-07-01",
              "legalGround": "terms-9.1",
              "measure": "SUSPEND",
              "durationDays": 30,
              "urgency": "NORMAL",
              "version": 1,
              "legalBasis": {"law": "NATIONAL", "reference": "Markedsføringsloven (Marketing Practices Act), section 22(2)"},
              "statementOfReasons": "The shop uses the trade mark and the pictures of another and delivers nothing.",
              "issuingAuthority": {"name": "Myndigheden", "unit": "Kontor for e-handel"},
              "locations": ["https://www.eksempel.dk/udsalg"],
              "redress": "The decision can be brought before the courts within eight weeks.",
              "reportEffectTo": {"name": "Kontor for e-handel", "email": "e-handel@myndighed.example"},
              "proportionality": {
                "triedFirst": "Registrant and hosting provider were ordered to close the shop on 12 June; neither answered.",
                "whyLessIsNotEnough": "The whole site is the imitation; the provider is out of reach.",
                "effectOnMailAndSubPages": "The name has no mail server and no sub-pages besides the shop."
              },
              "document": {
                "documentId": "0197c1f4-7a60-7000-8000-000000000001",
                "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
              },
              "receivedAt": "2026-07-01T08:00:00.123456Z",
              "domains": [
                {"position": 0, "typed": "eksempel.dk", "aLabel": "eksempel.dk", "uLabel": "eksempel.dk",
                 "clocks": {"acknowledge": {"due": "2026-07-01T09:00:00.123456Z", "stoppedAt": "2026-07-01T08:00:01Z",
                                            "late": false},
                            "decide": {"due": "2026-07-06T08:00:00.123456Z", "stoppedAt": "2026-07-01T08:00:02Z",
                                       "late": false},
                            "effect": {"due": "2026-07-07T08:00:00.123456Z", "stoppedAt": "2026-07-01T08:00:09Z",
                                       "late": false}},
                 "status": "EFFECTIVE",
                 "registryCase": {"number": "C-2026-000042", "openedAt": "2026-07-01T08:00:01Z",
                                  "verdict": "UPHELD", "decidedAt": "2026-07-01T08:00:02Z"},
                 "suspension": {"heldSince": "2026-07-01T08:00:03Z", "plannedEnd": "2026-07-31T08:00:03Z",
                                "effectiveAt": "2026-07-01T08:00:09Z"}}
              ],
              "refused": [],
              "links": {
                "self": "/flags/0197c1f4-8b10-7000-8000-000000000017",
                "withdraw": "/flags/0197c1f4-8b10-7000-8000-000000000017/withdraw",
                "receipt": "/flags/0197c1f4-8b10-7000-8000-000000000017/receipt"
              }
            }""";

    static final String REFUSED = """
            {
              "type": "tag:punktum.dk,2026:problem/flag-refused",
              "title": "Unprocessable Content",
              "status": 422,
              "detail": "The flag can not be taken; see errors. Nothing was stored.",
              "instance": "/flags",
              "errors": [
                {"pointer": "/decisionDate", "code": "decision-date-in-future",
                 "detail": "A decision is handed in once it has been made."},
                {"pointer": "/legalGround", "code": "ground-outside-agreement",
                 "detail": "The agreement covers: terms-10.1, terms-9.1."}
              ],
              "domains": []
            }""";

    private Examples() {}
}
