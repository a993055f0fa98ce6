package dk.punktum.flagger.intake.portal.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Asks flagger-registry what a person may do, and remembers it for seconds. That it did not answer is not
/// remembered. Who it is stays out of log and metrics. Never inside a transaction.
@ApplicationScoped
class PersonStandings {

    private static final Logger LOG = Logger.getLogger(PersonStandings.class);

    /// Beyond it, what is over is forgotten.
    private static final int MANY = 1000;

    private final ActingPersons actingPersons;
    private final PersonSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    PersonStandings(
            @RestClient ActingPersons actingPersons, PersonSettings settings, MeterRegistry meters, Clock clock) {
        this.actingPersons = actingPersons;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    private record Remembered(PersonStanding standing, Instant until) {}

    PersonStanding of(String sub) {
        Instant now = clock.instant();
        Remembered known = remembered.get(sub);
        if (known != null && now.isBefore(known.until())) {
            return known.standing();
        }
        remembered.remove(sub);
        PersonStanding standing = ask(sub);
        count(standing);
        if (!(standing instanceof PersonStanding.NotKnown)) {
            remember(sub, standing, now);
        }
        return standing;
    }

    private void remember(String sub, PersonStanding standing, Instant now) {
        if (remembered.size() >= MANY) {
            remembered.values().removeIf(one -> !now.isBefore(one.until()));
        }
        if (remembered.size() < MANY) {
            remembered.put(sub, new Remembered(standing, now.plus(settings.remembered())));
        }
    }

    private PersonStanding ask(String sub) {
        try {
            return AnswerRules.acting(actingPersons.acting(sub));
        } catch (WebApplicationException e) {
            return refused(e.getResponse());
        } catch (ProcessingException e) {
            // Which of the two it is that does not answer, flagger-registry or the login server; no person in it.
            LOG.warnf(
                    "it can not be checked who acts for an authority: %s",
                    e.getClass().getSimpleName());
            return new PersonStanding.NotKnown();
        }
    }

    private static PersonStanding refused(Response answer) {
        if (answer.getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
            return AnswerRules.notActing(answer.readEntity(JsonNode.class));
        }
        LOG.warnf("it can not be checked who acts for an authority: flagger-registry answers %d", answer.getStatus());
        return new PersonStanding.NotKnown();
    }

    private void count(PersonStanding standing) {
        meters.counter(
                        "flagger.portal.persons",
                        "outcome",
                        switch (standing) {
                            case PersonStanding.Acts _ -> "acts";
                            case PersonStanding.DoesNotAct _ -> "does-not-act";
                            case PersonStanding.NotKnown() -> "not-checkable";
                        })
                .increment();
    }
}
