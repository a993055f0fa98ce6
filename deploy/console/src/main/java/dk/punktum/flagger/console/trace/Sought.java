package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.reading.SeenRecord;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody wants traced, as understood from what was typed.
sealed interface Sought {

    Pattern NUMBER = Pattern.compile("[FCO]-\\d{4}-\\d{1,12}");

    /// Whether a record is one of those that were asked for.
    boolean isIn(SeenRecord record);

    /// A domain name, typed in any spelling.
    record Name(String domain) implements Sought {
        @Override
        public boolean isIn(SeenRecord record) {
            return domain.equals(record.domain());
        }
    }

    /// The number of a flag, a case or an order.
    record Number(String number) implements Sought {
        @Override
        public boolean isIn(SeenRecord record) {
            return number.equals(record.flagNumber()) || number.equals(record.caseNumber());
        }
    }

    /// The id of a flag, a case, an order or an event, or a correlation id.
    record Id(UUID id) implements Sought {
        @Override
        public boolean isIn(SeenRecord record) {
            return id.equals(record.flagId())
                    || id.equals(record.caseId())
                    || id.equals(record.eventId())
                    || id.toString().equals(record.correlationId());
        }
    }

    /// None of these.
    ///
    /// @param meant the name that was probably meant
    record NotUnderstood(@Nullable String meant) implements Sought {
        @Override
        public boolean isIn(SeenRecord record) {
            return false;
        }
    }

    static Sought of(String typed) {
        String text = typed.strip();
        String number = text.toUpperCase(Locale.ROOT);
        if (NUMBER.matcher(number).matches()) {
            return new Number(number);
        }
        Optional<UUID> id = id(text);
        if (id.isPresent()) {
            return new Id(id.get());
        }
        return switch (DomainName.read(text)) {
            case DomainNameReading.Understood understood ->
                new Name(understood.name().aLabel());
            case DomainNameReading.Refused refused ->
                new NotUnderstood(
                        refused.meant() == null ? null : refused.meant().uLabel());
        };
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
