package dk.punktum.flagger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Events travel to everybody and stay: ids, domain names, codes and times only. Text needs a line here, and a reason.
class NoPersonalDataTest {

    private static final Set<Type> TYPES = Set.of(
            UUID.class,
            DomainName.class,
            Instant.class,
            LocalDate.class,
            Period.class,
            int.class,
            long.class,
            boolean.class,
            Boolean.class);

    /// Text, and what keeps it from being free.
    private static final Set<String> TEXT = Set.of(
            // One word each.
            "caseNumber",
            "flagNumber",
            "legalGround",
            "grounds",
            "clientIds",
            "clientId",
            "registrar",
            "statuses",
            // A form of their own.
            "cvr",
            "documentSha256",
            "certificateSha256",
            "nameServers",
            "dsRecords",
            "server",
            // A public authority's, which is public.
            "authorityName");

    @ParameterizedTest
    @EnumSource
    void anEventHasNothingThatCouldHoldIt(EventType type) {
        holdsNoPersonalData(type.record());
    }

    private static void holdsNoPersonalData(Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            Type type = component.getGenericType() instanceof ParameterizedType list
                    ? list.getActualTypeArguments()[0]
                    : component.getGenericType();
            if (type == String.class) {
                assertThat(TEXT).as("text in %s", record).contains(component.getName());
            } else if (!TYPES.contains(type)) {
                Class<?> member = (Class<?>) type;
                if (!member.isEnum()) {
                    assertThat(member).isRecord();
                    holdsNoPersonalData(member);
                }
            }
        }
    }
}
