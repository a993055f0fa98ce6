package dk.punktum.flagger.crash.client;

import dk.punktum.flagger.local.Http.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/// Asks until there is an answer that says something about the request.
public final class Api {

    /// On a machine that builds other things as well, a service that is killed twice takes minutes to come back.
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int TOO_MANY = 429;
    private static final int NOT_YET = 401;
    private static final int FAULT = 500;

    /// A request that nobody answered for minutes, or that was answered as it never should be.
    static final class NotAnswered extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotAnswered(String message) {
            super(message);
        }
    }

    /// Also after the end of the course: what was sent may have been done, so it has to be known whether it was.
    ///
    /// @param what for the message of the exception
    public static Answer answerTo(String what, Supplier<Answer> request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < deadline) {
            try {
                Answer answer = request.get();
                if (saysSomething(answer)) {
                    return answer;
                }
                last = answer.toString();
            } catch (UncheckedIOException e) {
                last = String.valueOf(e.getMessage());
            }
            pause();
        }
        throw new NotAnswered("%s was not answered within %s; last: %s".formatted(what, PATIENCE, last));
    }

    static boolean saysSomething(Answer answer) {
        return answer.status() < FAULT
                && answer.status() != TOO_MANY
                // A token from the future, where the service's clock has moved back.
                && answer.status() != NOT_YET
                && !answer.body().path("type").asText().endsWith("request-in-progress");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAnswered("interrupted");
        }
    }

    private Api() {}
}
