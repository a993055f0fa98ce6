package dk.punktum.flagger.notification.notice;

import dk.punktum.flagger.messaging.Unfinished;
import jakarta.inject.Singleton;

/// Notices that are neither delivered nor given up.
@Singleton
class UnfinishedNotices implements Unfinished {

    @Override
    public String stage() {
        return "notice";
    }

    @Override
    public String query() {
        return """
                select domain, case_number as number, created_at as since
                from notice where status in ('PENDING', 'SENDING')
                """;
    }
}
