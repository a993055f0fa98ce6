package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Translation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// One flag out of a file of several: handed in as by `POST /flags`, in a transaction of its own, and answered the
/// same. What is wrong with one flag keeps no other from being taken.
@ApplicationScoped
public class AnswerFlag {

    private final FlagDesk desk;
    private final Caller caller;
    private final ObjectMapper json;

    AnswerFlag(FlagDesk desk, Caller caller, ObjectMapper json) {
        this.desk = desk;
        this.caller = caller;
        this.json = json;
    }

    /// @param key  null in a dry run
    /// @param flag as `POST /flags` takes it
    public FlagAnswer answer(@Nullable IdempotencyKey key, JsonBody flag, Language language) {
        try {
            Response answer = key == null
                    ? desk.preview(caller.clientId(), flag, language)
                    : desk.take(caller.clientId(), key, flag, language);
            return new FlagAnswer(answer.getStatus(), body(answer.getEntity()), null);
        } catch (HttpProblem refusal) {
            return refuse(refusal, language);
        }
    }

    /// For what is refused before it is a flag.
    public FlagAnswer refuse(HttpProblem refusal, Language language) {
        return new FlagAnswer(refusal.getStatusCode(), body(Translation.of(refusal, language)), refusal);
    }

    private JsonNode body(Object entity) {
        if (!(entity instanceof byte[] written)) {
            return json.valueToTree(entity);
        }
        try {
            return json.readTree(written);
        } catch (IOException e) {
            throw new UncheckedIOException("a receipt can always be read", e);
        }
    }
}
