package dk.punktum.flagger.events;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.stream.Collectors;

/// Says where an event is broken, in words of the contract only: whoever looks at a dead letter sees which member it
/// is, and nothing of what stood there.
final class BrokenMember {

    static String describe(Class<? extends Event> record, JsonMappingException failure) {
        // Jackson walks into members that the record has and skips all others, so the path holds our own names only.
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        String where = EventType.of(record).topic() + path;
        // Thrown by a constructor of ours; those do not repeat what they refuse.
        if (failure instanceof ValueInstantiationException
                && failure.getCause() instanceof IllegalArgumentException rule) {
            return where + ": " + rule.getMessage();
        }
        return where + " is not what the schema says";
    }

    private BrokenMember() {}
}
