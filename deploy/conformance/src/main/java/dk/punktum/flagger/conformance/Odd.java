package dk.punktum.flagger.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import java.util.List;
import java.util.Map;

/// Records that are not, or not quite, what the contract says today.
final class Odd {

    private static final List<EventType> TOPICS =
            List.of(EventType.DOMAIN_SUSPENDED, EventType.DOMAIN_REINSTATED, EventType.SUSPENSION_STATE);

    private final Teller teller;

    Odd(Teller teller) {
        this.teller = teller;
    }

    /// Within v1: more members, more headers, and a code that is new in each list of codes.
    void tellAsNewerSender(Event event) {
        Map<String, String> headers = teller.headers(event);
        headers.put("ce_somethingnew", "1");
        headers.put("x-other", "æøå");
        String value = json(event)
                .replaceFirst(
                        "\\{", "{\"somethingNew\":{\"domain\":\"x\",\"sequence\":0,\"list\":[1,null]},\"note\":null,")
                .replace("\"cause\":\"WITHDRAWN\"", "\"cause\":\"SOMETHING_NEW\"")
                .replace("\"measure\":\"SUSPEND\"", "\"measure\":\"SOMETHING_NEW\",\"holdCause\":\"SOMETHING_NEW\"");
        teller.tellRaw(EventType.of(event), event.key(), headers, value.getBytes(UTF_8));
    }

    /// The value looks as it did in v1, and must not be taken for that.
    void tellAsVersionTwo(Event event) {
        Map<String, String> headers = teller.headers(event);
        headers.computeIfPresent("ce_type", (_, type) -> type.replace(".v1", ".v2"));
        headers.computeIfPresent("ce_dataschema", (_, schema) -> schema.replace(".v1", ".v2"));
        teller.tellRaw(EventType.of(event), event.key(), headers, CloudEvents.value(event));
    }

    /// On each topic, with the key of a name that is held and has to stay so.
    void tellWhatNobodyCanRead(NameStory name) {
        for (EventType type : TOPICS) {
            Map<String, String> headers =
                    teller.headers(type == EventType.DOMAIN_REINSTATED ? name.reinstated(50) : name.suspended(50));
            headers.put("ce_type", type.ceType());
            byte[] junk = {0, (byte) 0xFF, (byte) 0xC3, 0x28, '\n', '{', '"'};
            teller.tellRaw(type, name.name(), headers, junk);
            teller.tellRaw(type, name.name(), Map.of(), junk);
            teller.tellRaw(type, name.name(), headers, new byte[0]);
            teller.tellRaw(type, name.name(), headers, null);
            List.of("null", "[]", "{}", "\"text\"", "{\"domain\":", "{\"domain\":\"" + name.name() + "\"}")
                    .forEach(value -> teller.tellRaw(type, name.name(), headers, value.getBytes(UTF_8)));
            teller.tellRaw(type, name.name(), Map.of(), CloudEvents.value(name.free(50)));
        }
    }

    private static String json(Event event) {
        return new String(CloudEvents.value(event), UTF_8);
    }
}
