package dk.punktum.flagger.intake.sandbox;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.sandbox.SandboxStory.Step;
import dk.punktum.flagger.intake.warning.NameWarning;
import dk.punktum.flagger.intake.warning.WarningFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What happens to which name in the sandbox. The same name always has the same story; every other name takes effect.
public final class SandboxRules {

    /// Between one step and the next.
    public static final Duration PACE = Duration.ofSeconds(2);

    private static final String PREFIX = "sandbox-";

    /// How many steps it takes to lift what is taken back: the case is closed, the hold lifted, the name reinstated.
    private static final int STEPS_BACK = 3;

    private static final Map<String, SandboxStory> STORIES = stories();

    private static Map<String, SandboxStory> stories() {
        Map<String, SandboxStory> stories = new LinkedHashMap<>();
        stories.put("received", SandboxStory.upTo(Step.RECEIVED));
        stories.put("case-opened", SandboxStory.upTo(Step.CASE_OPENED));
        stories.put("upheld", SandboxStory.upTo(Step.DECIDED));
        stories.put("suspended", SandboxStory.upTo(Step.HELD));
        stories.put("effective", SandboxStory.upTo(Step.EFFECTIVE));
        stories.put("reversed", new SandboxStory(Step.DECIDED, null, CloseCause.REVERSED));
        stories.put("lifting", new SandboxStory(Step.CASE_CLOSED, null, CloseCause.REVERSED));
        stories.put("hold-lifted", new SandboxStory(Step.HOLD_LIFTED, null, CloseCause.REVERSED));
        stories.put("reinstated", new SandboxStory(Step.REINSTATED, null, CloseCause.REVERSED));
        stories.put("annulled", new SandboxStory(Step.REINSTATED, null, CloseCause.ANNULLED));
        Arrays.stream(DeclineReason.values())
                // That one is the authority's own.
                .filter(reason -> reason != DeclineReason.WITHDRAWN)
                .forEach(reason ->
                        stories.put("declined-" + label(reason), new SandboxStory(Step.DECIDED, reason, null)));
        return stories;
    }

    /// Every name with a story of its own, as an A-label.
    public static Set<String> names() {
        return STORIES.keySet().stream().map(label -> PREFIX + label + ".dk").collect(Collectors.toUnmodifiableSet());
    }

    public static SandboxStory story(DomainName domain) {
        String name = domain.aLabel();
        return name.startsWith(PREFIX)
                ? STORIES.getOrDefault(
                        name.substring(PREFIX.length(), name.lastIndexOf('.')), SandboxStory.upTo(Step.EFFECTIVE))
                : SandboxStory.upTo(Step.EFFECTIVE);
    }

    /// When a step is taken, if it is.
    public static Instant at(Instant receivedAt, Step step) {
        return receivedAt.plus(PACE.multipliedBy(step.ordinal()));
    }

    /// When something happens in a name's story, unless it is taken back.
    static List<Instant> momentsOf(DomainName domain, Instant receivedAt) {
        SandboxStory story = story(domain);
        return Arrays.stream(Step.values())
                .filter(step -> step != Step.RECEIVED && story.reaches(step))
                .map(step -> at(receivedAt, step))
                .toList();
    }

    /// When something may happen to what was taken back.
    static List<Instant> momentsAfter(Instant withdrawnAt) {
        return IntStream.rangeClosed(1, STEPS_BACK)
                .mapToObj(step -> withdrawnAt.plus(PACE.multipliedBy(step)))
                .toList();
    }

    /// One name for each warning.
    ///
    /// @param names those of the submission
    public static WarningFacts warnings(Collection<DomainName> names) {
        return new WarningFacts(
                Set.of(nameWith(NameWarning.NAME_WITH_SUB_TENANTS)),
                Set.of(nameWith(NameWarning.HIGH_IMPACT_NAME)),
                names.stream().filter(SandboxRules::isUsedForMail).collect(Collectors.toSet()),
                names.stream()
                        .filter(name -> name.aLabel().equals(nameWith(NameWarning.EXISTING_HOLD)))
                        .collect(Collectors.toSet()));
    }

    public static boolean isUsedForMail(DomainName name) {
        return name.aLabel().equals(nameWith(NameWarning.NAME_USED_FOR_MAIL));
    }

    static String nameWith(NameWarning warning) {
        return PREFIX + warning.code() + ".dk";
    }

    private static String label(DeclineReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private SandboxRules() {}
}
