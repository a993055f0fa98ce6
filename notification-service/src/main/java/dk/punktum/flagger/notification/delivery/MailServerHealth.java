package dk.punktum.flagger.notification.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/// Says at `/q/health/well` whether the mail server lets us in. Not readiness: notices wait for it, and nobody who asks
/// this service is helped by being sent away.
@Wellness
@Singleton
class MailServerHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(MailServerHealth.class);

    private final SmtpHandover smtp;
    private volatile boolean answers = true;

    MailServerHealth(SmtpHandover smtp) {
        this.smtp = smtp;
    }

    /// Beforehand, so that whoever asks for health does not wait for a mail server that is away.
    @Scheduled(every = "{flagger.smtp.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        boolean before = answers;
        answers = smtp.answers();
        if (before != answers) {
            LOG.info(answers ? "the mail server answers again" : "the mail server does not answer");
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("mail server").status(answers).build();
    }
}
