package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.services.ServiceName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person has chosen, as a form sends it.
///
/// @param items in her order, each once
record Selection(List<Item> items) {

    /// As many as the services take at once.
    static final int AT_MOST = 200;

    record Item(ServiceName service, WaitingKind kind, String id) {

        /// @return nothing for what no form of ours sends
        static Optional<Item> of(String reference) {
            String[] parts = reference.split(" ", 3);
            if (parts.length != 3 || !parts[2].matches("[0-9A-Za-z.@-]{1,80}")) {
                return Optional.empty();
            }
            Optional<WaitingKind> kind = Arrays.stream(WaitingKind.values())
                    .filter(one -> one.name().equals(parts[1]))
                    .findFirst();
            return ServiceName.labelled(parts[0]).flatMap(service -> kind.map(one -> new Item(service, one, parts[2])));
        }

        String reference() {
            return service.label() + " " + kind + " " + id;
        }
    }

    static Selection of(List<String> references) {
        return new Selection(references.stream()
                .distinct()
                .flatMap(reference -> Item.of(reference).stream())
                .limit(AT_MOST)
                .toList());
    }

    List<String> references() {
        return items.stream().map(Item::reference).toList();
    }

    Map<ServiceName, Map<WaitingKind, List<Item>>> byService() {
        Map<ServiceName, Map<WaitingKind, List<Item>>> grouped = new EnumMap<>(ServiceName.class);
        for (Item item : items) {
            grouped.computeIfAbsent(item.service(), _ -> new EnumMap<>(WaitingKind.class))
                    .computeIfAbsent(item.kind(), _ -> new ArrayList<>())
                    .add(item);
        }
        return grouped;
    }
}
