package dk.punktum.flagger.crash.client;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.crash.invariant.Look;
import dk.punktum.flagger.crash.invariant.Look.Answered;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Looks at acknowledged things all the time, as those to whom they were acknowledged.
public final class Onlooker implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(15);
    private static final int UNKNOWN = 404;

    private final Stack stack;
    private final Acknowledgements acknowledgements;
    private final Course course;
    private final Random random;
    private final List<Look> looks = new ArrayList<>();

    public Onlooker(Stack stack, Acknowledgements acknowledgements, Course course, Random random) {
        this.stack = stack;
        this.acknowledgements = acknowledgements;
        this.course = course;
        this.random = random;
    }

    @Override
    public void run() {
        while (!course.isOver()) {
            acknowledgements.any(random).ifPresent(one -> {
                Look look = lookAt(one);
                synchronized (looks) {
                    looks.add(look);
                }
            });
            course.pause(PAUSE);
        }
    }

    /// So far.
    public List<Look> looks() {
        synchronized (looks) {
            return List.copyOf(looks);
        }
    }

    /// One look, at any time after the acknowledgement.
    public Look lookAt(Acknowledgement acknowledged) {
        String what = acknowledged.act() + " " + acknowledged.number();
        Answer answer;
        try {
            answer = stack.http().get(acknowledged.client(), url(acknowledged));
        } catch (UncheckedIOException _) {
            return new Look(what, Answered.NOTHING, false, "no answer");
        }
        if (answer.status() == UNKNOWN) {
            return new Look(what, Answered.UNKNOWN, false, answer.toString());
        }
        if (answer.status() >= 300) {
            // What is wrong with the request is wrong with us, and must not go unseen.
            Answered answered = Api.saysSomething(answer) ? Answered.SHOWN : Answered.NOTHING;
            return new Look(what, answered, false, answer.toString());
        }
        boolean allowed = isAllowed(acknowledged, answer.body());
        return new Look(what, Answered.SHOWN, allowed, allowed ? "as it should be" : answer.toString());
    }

    private String url(Acknowledgement acknowledged) {
        return switch (acknowledged.act()) {
            case FLAGGED, WITHDRAWN -> stack.url(Part.INTAKE_SERVICE) + "/flags/" + acknowledged.subject();
            case UPHELD, DECLINED, APPEALED, REVERSED ->
                stack.url(Part.CASE_SERVICE) + "/cases/" + acknowledged.subject();
            case ORDERED, APPROVED, LIFTED -> stack.url(Part.SUSPENSION_SERVICE) + "/orders/" + acknowledged.subject();
        };
    }

    static boolean isAllowed(Acknowledgement acknowledged, JsonNode seen) {
        return switch (acknowledged.act()) {
            case FLAGGED, WITHDRAWN -> {
                Set<String> missing = new HashSet<>(acknowledged.domains());
                boolean allowed = true;
                for (JsonNode domain : seen.path("domains")) {
                    if (missing.remove(domain.path("aLabel").asText())) {
                        allowed &=
                                acknowledged.act().allows(domain.path("status").asText());
                    }
                }
                yield allowed && missing.isEmpty();
            }
            case UPHELD, DECLINED, APPEALED, REVERSED, ORDERED, APPROVED, LIFTED ->
                acknowledged.act().allows(seen.path("status").asText());
        };
    }
}
