package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.suspension.Problems.FieldError;
import dk.punktum.flagger.suspension.hold.HoldTerm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was understood of a submission, or all its faults at once.
sealed interface OrderReading {

    record Understood(OrderContent content) implements OrderReading {}

    record Faulty(List<FieldError> errors) implements OrderReading {}

    /// No clock, no database: whether a last day has passed is for [OrderRules].
    static OrderReading of(OrderSubmission submission) {
        return new Reader().read(submission);
    }

    /// Collects faults while it reads.
    final class Reader {

        /// Days are days in Denmark.
        private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

        private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
        private static final int LONGEST_REFERENCE = 100;

        private final List<FieldError> errors = new ArrayList<>();

        private Reader() {}

        private OrderReading read(OrderSubmission submission) {
            DomainName domain = domain(submission.domain());
            HoldCause cause = oneOf(HoldCause.class, "/cause", submission.cause(), other -> other != HoldCause.FLAG);
            Measure measure = oneOf(Measure.class, "/measure", submission.measure(), _ -> true);
            String ground = text("/legalGround", submission.legalGround(), 64);
            if (ground != null && !CODE.matcher(ground).matches()) {
                fault("/legalGround", "not-a-code", "Letters, digits, dot, underscore and hyphen.");
            }
            String reference = text("/reference", submission.reference(), LONGEST_REFERENCE);
            HoldTerm term = term(submission);
            return errors.isEmpty()
                    ? new Understood(new OrderContent(
                            Objects.requireNonNull(domain),
                            Objects.requireNonNull(cause),
                            Objects.requireNonNull(measure),
                            Objects.requireNonNull(ground),
                            Objects.requireNonNull(reference),
                            Objects.requireNonNull(term)))
                    : new Faulty(List.copyOf(errors));
        }

        private @Nullable DomainName domain(@Nullable String text) {
            if (text == null) {
                fault("/domain", "missing", "This is needed.");
                return null;
            }
            return switch (DomainName.read(text)) {
                case DomainNameReading.Understood understood -> understood.name();
                case DomainNameReading.Refused _ -> {
                    fault("/domain", "not-a-domain-name", "This is not a registrable .dk name.");
                    yield null;
                }
            };
        }

        private <E extends Enum<E>> @Nullable E oneOf(
                Class<E> type, String pointer, @Nullable String text, Predicate<E> admitted) {
            List<E> all =
                    Arrays.stream(type.getEnumConstants()).filter(admitted).toList();
            E found = all.stream()
                    .filter(value -> value.name().equals(text))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                fault(pointer, text == null ? "missing" : "unknown", "One of %s.".formatted(all));
            }
            return found;
        }

        private @Nullable String text(String pointer, @Nullable String text, int longest) {
            if (text == null || text.isBlank()) {
                fault(pointer, "missing", "This is needed.");
                return null;
            }
            String stripped = text.strip();
            if (stripped.length() > longest) {
                fault(pointer, "too-long", "At most %d characters.".formatted(longest));
            } else if (stripped.chars().anyMatch(Character::isISOControl)) {
                fault(pointer, "character-not-admitted", "No control characters.");
            }
            return stripped;
        }

        private @Nullable HoldTerm term(OrderSubmission submission) {
            int faults = errors.size();
            Period period = period(submission.suspensionPeriod());
            Instant end = end(submission.lastDay());
            boolean deletion = Boolean.TRUE.equals(submission.deletionFollows());
            if (submission.suspensionPeriod() != null && submission.lastDay() != null) {
                fault("/lastDay", "two-ends", "Either a period or a last day.");
            }
            if (deletion && submission.suspensionPeriod() == null && submission.lastDay() == null) {
                fault("/deletionFollows", "no-end", "Deletion follows an end: give a period or a last day.");
            }
            return errors.size() == faults ? new HoldTerm(period, end, deletion) : null;
        }

        private @Nullable Period period(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                Period period = Period.parse(text);
                if (!period.isZero() && !period.isNegative()) {
                    return period;
                }
            } catch (DateTimeException e) {
                // Told below, as a period that is over before it begins is.
            }
            fault("/suspensionPeriod", "not-a-period", "A day at least, such as P30D.");
            return null;
        }

        private @Nullable Instant end(@Nullable String text) {
            try {
                return text == null
                        ? null
                        : LocalDate.parse(text)
                                .plusDays(1)
                                .atStartOfDay(DENMARK)
                                .toInstant();
            } catch (DateTimeException e) {
                fault("/lastDay", "not-a-date", "Such as 2026-08-31.");
                return null;
            }
        }

        private void fault(String pointer, String code, String detail) {
            errors.add(new FieldError(pointer, code, detail));
        }
    }
}
