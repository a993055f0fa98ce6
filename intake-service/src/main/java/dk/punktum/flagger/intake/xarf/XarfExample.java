package dk.punktum.flagger.intake.xarf;

/// What the API's description shows.
final class XarfExample {

    static final String REPORT = """
            {
              "xarf_version": "4.2.0",
              "report_id": "0e0f4a86-6d43-4b2b-9c52-6a9a7f0c3a11",
              "timestamp": "2026-07-01T07:30:00Z",
              "reporter": {"org": "Myndigheden", "contact": "flag@myndighed.example", "domain": "myndighed.example"},
              "sender": {"org": "Myndigheden", "contact": "flag@myndighed.example", "domain": "myndighed.example"},
              "source_identifier": "eksempel.dk",
              "category": "content",
              "type": "fraud",
              "fraud_type": "shopping",
              "url": "https://www.eksempel.dk/udsalg",
              "domain": "eksempel.dk",
              "description": "The shop takes money and delivers nothing.",
              "evidence": [{"content_type": "text/plain", "payload": "aGVq",
                            "hash": "sha256:9c478bf63e9500cb5db1e85ece82f18c8eb9e52e2f9135acd7f10972c8d563ba"}],
              "trusted_flagger": {
                "decisionDate": "2026-07-01",
                "legalGround": "terms-9.1",
                "proportionality": {"triedFirst": "The host was ordered to close the shop on 12 June; it did not answer.",
                                    "whyLessIsNotEnough": "The whole site is the shop.",
                                    "effectOnMailAndSubPages": "No mail, no other pages."},
                "documentId": "0197c1f4-7a60-7000-8000-000000000001",
                "documentSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
              }
            }""";

    private XarfExample() {}
}
