package dk.punktum.flagger.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON object one by one. What can not be read is null, and a fault with its pointer is added.
public final class Members {

    private static final int LONGEST_ECHO = 100;

    private final ObjectNode object;
    private final String pointer;
    private final Collection<FieldError> faults;

    /// @param pointer to the object itself; empty for the whole body
    /// @param known   every member that it can have; another one is a fault, so that a misspelt one is not lost
    /// @param faults  where faults go
    public Members(ObjectNode object, String pointer, Set<String> known, Collection<FieldError> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add(FieldError.of(pointerTo(name), "unknown-member"));
            }
        });
    }

    /// Without white space around it; empty when there was nothing else.
    public @Nullable String text(String name, int longest) {
        JsonNode value = present(name);
        return value == null ? null : text(value, pointerTo(name), longest);
    }

    private @Nullable String text(JsonNode value, String where, int longest) {
        if (!value.isTextual()) {
            return fault(where, "not-a-string");
        }
        String text = value.textValue().strip();
        if (text.length() > longest) {
            return fault(where, "too-long", longest);
        }
        if (!isStorable(text)) {
            return fault(where, "character-not-admitted");
        }
        return text;
    }

    public @Nullable LocalDate day(String name) {
        String text = text(name, LONGEST_ECHO);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below
        }
        return fault(pointerTo(name), "not-a-date");
    }

    public @Nullable UUID uuid(String name) {
        String text = text(name, LONGEST_ECHO);
        if (text == null) {
            return null;
        }
        return text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
                ? UUID.fromString(text)
                : fault(pointerTo(name), "not-a-uuid");
    }

    /// 64 hex digits, answered in lower case.
    public @Nullable String sha256(String name) {
        String text = text(name, LONGEST_ECHO);
        if (text == null) {
            return null;
        }
        return text.matches("[0-9A-Fa-f]{64}") ? text.toLowerCase(Locale.ROOT) : fault(pointerTo(name), "not-a-sha256");
    }

    public @Nullable Members object(String name, Set<String> known) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        return value instanceof ObjectNode inner
                ? new Members(inner, pointerTo(name), known, faults)
                : fault(pointerTo(name), "not-an-object");
    }

    /// Objects that all have the same members.
    public List<Members> objects(String name, Set<String> known) {
        JsonNode value = present(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            fault(pointerTo(name), "not-an-array");
            return List.of();
        }
        List<Members> objects = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            String where = pointerTo(name) + "/" + i;
            if (value.get(i) instanceof ObjectNode inner) {
                objects.add(new Members(inner, where, known, faults));
            } else {
                fault(where, "not-an-object");
            }
        }
        return objects;
    }

    /// A whole number that fits an `int`.
    public @Nullable Integer wholeNumber(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        return value.isIntegralNumber() && value.canConvertToInt()
                ? Integer.valueOf(value.intValue())
                : fault(pointerTo(name), "not-a-whole-number");
    }

    /// Reads what may be left out.
    ///
    /// @param read one of the other methods
    public <T> @Nullable T optional(String name, Function<String, @Nullable T> read) {
        return object.hasNonNull(name) ? read.apply(name) : null;
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /// Strings as they were sent, whatever stands in them.
    public List<String> strings(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            fault(pointerTo(name), "not-an-array");
            return List.of();
        }
        List<String> strings = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isTextual()) {
                strings.add(value.get(i).textValue());
            } else {
                fault(pointerTo(name) + "/" + i, "not-a-string");
            }
        }
        return strings;
    }

    private @Nullable JsonNode present(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? fault(pointerTo(name), "missing") : value;
    }

    private <T> @Nullable T fault(String where, String code, Object... values) {
        faults.add(FieldError.of(where, code, values));
        return null;
    }

    private String pointerTo(String name) {
        String shown = name.length() > LONGEST_ECHO ? name.substring(0, LONGEST_ECHO) : name;
        return pointer + "/" + shown.replace("~", "~0").replace("/", "~1");
    }

    /// Line breaks and tabs are part of a text; NUL and its like can not be stored, and nobody means them.
    private static boolean isStorable(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !(Character.isISOControl(c) || isSurrogate(c)));
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
