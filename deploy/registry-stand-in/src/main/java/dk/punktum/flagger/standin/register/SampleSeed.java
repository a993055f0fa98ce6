package dk.punktum.flagger.standin.register;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sample-register.yaml` as it is written.
record SampleSeed(
        List<Registrar> registrars,
        List<Registrant> registrants,
        Map<String, List<String>> hosts,
        Map<String, String> mail,
        List<Domain> domains,
        Numbered numbered,
        Combined combined,
        Numbered rehearsal) {

    /// What is absent is filled in.
    record Domain(
            String name,
            @Nullable String registrar,
            @Nullable String registrant,
            @Nullable List<String> nameServers,
            @Nullable List<String> ds,
            @Nullable List<String> statuses,
            @Nullable Boolean autoRenew,
            boolean seized) {

        static Domain named(String name) {
            return new Domain(name, null, null, null, null, null, null, false);
        }
    }

    record Numbered(String pattern, int count) {}

    record Combined(List<String> first, List<String> second) {}

    /// Those that names are given to in turn: the first eight, one of each type in each language.
    List<Registrant> ordinaryRegistrants() {
        return registrants.subList(0, 2 * UserType.values().length);
    }
}
