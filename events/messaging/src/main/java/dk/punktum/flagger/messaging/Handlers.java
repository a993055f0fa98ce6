package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.Event;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who handles what in this service. A handler makes itself known with its first batch; where that has not come yet, as
/// right after a restart, a roll call brings it out.
final class Handlers {

    private final Map<String, Handler<?>> byName = new ConcurrentHashMap<>();
    private final Runnable rollCall;

    /// @param rollCall makes every consumer hand an empty batch to the inbox
    Handlers(Runnable rollCall) {
        this.rollCall = rollCall;
    }

    /// @throws IllegalStateException when the name belongs to a handler of another type of event
    <E extends Event> Handler<E> remember(Handler<E> handler) {
        byName.compute(handler.name(), (name, before) -> {
            if (before != null && before.record() != handler.record()) {
                throw new IllegalStateException("two handlers are named " + name);
            }
            return handler;
        });
        return handler;
    }

    Optional<Handler<?>> named(String name) {
        if (!byName.containsKey(name)) {
            rollCall.run();
        }
        return Optional.ofNullable(byName.get(name));
    }
}
