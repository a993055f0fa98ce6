package dk.punktum.flagger.registry.client;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Texts;
import dk.punktum.flagger.registry.admission.AdmissionRules;
import dk.punktum.flagger.registry.admission.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which machine identities an agreement can have. No clock, no database.
final class ClientRules {

    private static final int LONGEST_ID = 64;

    /// What the rules say about a registration.
    sealed interface Ruling {
        record Sound(ClientTerms terms) implements Ruling {}

        /// Everything that is wrong, at once.
        record Faulty(List<FieldError> errors) implements Ruling {}
    }

    static Ruling check(ClientSubmission submission, Instant now) {
        var errors = new ArrayList<FieldError>();
        String clientId = Texts.required(submission.clientId(), "/clientId", LONGEST_ID, errors);
        if (!clientId.isEmpty() && !clientId.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            errors.add(new FieldError(
                    "/clientId", "not-a-client-id", "Letters, digits, dot, hyphen and underscore; at most 64."));
        }
        Period period = AdmissionRules.period(submission.validFrom(), submission.validUntil(), now, errors);
        String certificate = certificate(submission.certificateSha256(), errors);
        return errors.isEmpty()
                ? new Ruling.Sound(new ClientTerms(clientId, period, certificate))
                : new Ruling.Faulty(List.copyOf(errors));
    }

    private static @Nullable String certificate(@Nullable String typed, List<FieldError> errors) {
        if (typed == null) {
            return null;
        }
        String hex = typed.strip().replace(":", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            errors.add(new FieldError(
                    "/certificateSha256",
                    "not-a-sha256",
                    "64 hexadecimal digits, as openssl x509 -noout -fingerprint -sha256 writes them."));
        }
        return hex;
    }

    private ClientRules() {}
}
