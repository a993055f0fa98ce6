package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.crash.invariant.NoticesAreSent.Arrived;
import dk.punktum.flagger.crash.invariant.NoticesAreSent.Owed;
import dk.punktum.flagger.crash.invariant.NoticesAreSent.Written;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesAreSentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // ids written under | id/address arrived | violations
                "m1    | m1/a@x            | 0",
                "m1    | m1/a@x m1/a@x     | 0",
                "m1    |                   | 1",
                "m1    | m1/b@x            | 1",
                "m1    | m1/a@x m1/b@x     | 1",
                "m1 m2 | m1/a@x m2/a@x     | 1",
                "      |                   | 1",
                "m1    | m1/a@x m9/a@x     | 1"
            })
    void aNoticeGoesToItsPartyUnderOneId(String ids, String mails, int violations) {
        var owed = new Owed("C-1", "SUSPENDED", "REGISTRANT", "a@x");
        List<Written> written = words(ids)
                .map(id -> new Written("C-1", "SUSPENDED", "REGISTRANT", id))
                .toList();
        List<Arrived> arrived = words(mails)
                .map(mail -> mail.split("/"))
                .map(mail -> new Arrived(mail[0], mail[1]))
                .toList();

        assertThat(NoticesAreSent.violations(List.of(owed), written, arrived)).hasSize(violations);
    }

    private static Stream<String> words(String text) {
        return text == null ? Stream.empty() : Arrays.stream(text.split(" +"));
    }
}
