package dk.punktum.flagger.notification.check;

import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.notification.notice.Notice;
import java.time.LocalDate;
import java.time.ZoneId;

/// What the public is told about a notice of ours: what its reader has in front of him, and nothing about anybody.
///
/// @param domain     A-label
/// @param domainText the same name as people read it
/// @param writtenOn  the day in Denmark
record GenuineNotice(String reference, String domain, String domainText, NoticeOccasion occasion, LocalDate writtenOn) {

    static GenuineNotice of(Notice notice) {
        return new GenuineNotice(
                notice.reference().toString(),
                notice.domain().aLabel(),
                notice.domain().uLabel(),
                notice.occasion(),
                notice.createdAt().atZone(ZoneId.of("Europe/Copenhagen")).toLocalDate());
    }
}
