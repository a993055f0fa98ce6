package dk.punktum.flagger.e2e.interleaving;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// One interleaving: some matters about each of a few names, and what happens in them in any order.
final class Story {

    private final List<Name> names;
    private final Random random;

    Story(List<Name> names, Random random) {
        this.names = names;
        this.random = random;
    }

    /// Returns when everything has come to rest, with all names free.
    void tell() {
        List<List<Matter>> matters = names.stream().map(this::matters).toList();
        List<Runnable> steps = new ArrayList<>();
        matters.forEach(ofOneName -> ofOneName.forEach(matter -> steps.addAll(matter.steps())));
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);
        for (int i = 0; i < names.size(); i++) {
            names.get(i).awaitAgreement(matters.get(i));
        }

        matters.stream()
                .flatMap(List::stream)
                .filter(Matter::stands)
                .map(Matter::end)
                .forEach(Runnable::run);
        names.forEach(Name::awaitAsItWas);
    }

    private List<Matter> matters(Name name) {
        return Stream.generate(() -> name.newMatter(random))
                .limit(1 + random.nextInt(4))
                .toList();
    }
}
