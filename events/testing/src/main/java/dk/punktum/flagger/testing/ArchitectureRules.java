package dk.punktum.flagger.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a service is built. A service holds itself to it with:
/// ```java
/// @AnalyzeClasses(packages = "dk.punktum.flagger.intake", importOptions = ImportOption.DoNotIncludeTests.class)
/// class ArchitectureTest {
///     @ArchTest
///     static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
/// }
/// ```
public final class ArchitectureRules {

    /// Everybody may know these; all other packages under the root are services.
    private static final Set<String> SHARED = Set.of("events", "messaging", "testing", "backing");

    private static final Pattern UNDER_ROOT = Pattern.compile("dk\\.punktum\\.flagger\\.([a-z0-9]+)(\\..*)?");

    private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";

    private static final Set<String> FRAMEWORKS_LOOK_FOR = Set.of(
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ext.Provider",
            "jakarta.persistence.Entity",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.Converter",
            "io.smallrye.config.ConfigMapping",
            "io.quarkus.runtime.annotations.QuarkusMain",
            "io.quarkus.runtime.annotations.RegisterForReflection",
            "org.eclipse.microprofile.rest.client.inject.RegisterRestClient");

    /// A time that is passed in can be tested and replayed, and a clock can be set.
    @ArchTest
    public static final ArchRule only_the_clock_producer_reads_the_system_clock = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("ClockProducer")
            .should()
            .callMethodWhere(describe("it reads the system clock", ArchitectureRules::readsTheSystemClock))
            .allowEmptyShould(true);

    /// What a class needs stands in its constructor.
    @ArchTest
    public static final ArchRule no_field_injection = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("jakarta.persistence.PersistenceContext")
            .allowEmptyShould(true);

    /// Rules are pure: facts in, outcome out.
    @ArchTest
    public static final ArchRule rules_know_no_framework_no_clock_and_no_database = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "jakarta..",
                            "io.quarkus..",
                            "io.smallrye..",
                            "org.eclipse..",
                            "org.hibernate..",
                            "org.apache.kafka..",
                            "java.sql..",
                            "javax.sql..",
                            "java.net.http..",
                            "dk.punktum.flagger.messaging..")
                    .or(equivalentTo(Clock.class)))
            .allowEmptyShould(true);

    /// A name says what a class holds, not what kind of class it is.
    @ArchTest
    public static final ArchRule no_empty_suffixes = noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Helper|Helpers|Util|Utils|Impl|Dto|DTO|Common|Base)")
            .allowEmptyShould(true);

    /// What nobody outside the package uses is not offered.
    @ArchTest
    public static final ArchRule package_private_unless_needed_outside = classes()
            .that(describe("are top-level", JavaClass::isTopLevelClass))
            .and()
            .arePublic()
            .should(hold(
                    "be used in another package, or be looked for by a framework", ArchitectureRules::isNeededOutside))
            .allowEmptyShould(true);

    /// The transaction would wrap the retries: the second attempt would run in the one that has failed.
    @ArchTest
    public static final ArchRule retry_and_transactional_never_together = methods()
            .should(hold(
                    "not be both @Retry and @Transactional",
                    method -> !(isOn(method, "org.eclipse.microprofile.faulttolerance.Retry")
                            && isOn(method, "jakarta.transaction.Transactional"))))
            .allowEmptyShould(true);

    /// The inbox needs one batch after the other; only `@Blocking` with order kept gives that.
    @ArchTest
    public static final ArchRule consumers_take_one_batch_after_the_other = methods()
            .that()
            .areAnnotatedWith(INCOMING)
            .should(hold("be @Blocking and ordered, not @RunOnVirtualThread", ArchitectureRules::isBlockingInOrder))
            .allowEmptyShould(true);

    /// Services speak to each other by events and HTTP, never by classes.
    @ArchTest
    public static final ArchRule no_service_knows_another =
            classes().should(keepToTheirOwnService()).allowEmptyShould(true);

    private static boolean readsTheSystemClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        if (owner.equals("java.lang.System")) {
            return method.equals("currentTimeMillis");
        }
        if (owner.equals("java.time.Clock")) {
            return method.startsWith("system") || method.startsWith("tick") && !takesClock(call);
        }
        if (owner.equals("java.util.Date") || owner.equals("java.util.Calendar")) {
            return method.equals("getInstance");
        }
        return owner.startsWith("java.time.") && method.equals("now") && !takesClock(call);
    }

    private static boolean takesClock(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isNeededOutside(JavaClass type) {
        boolean used = type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .anyMatch(user -> !user.getPackageName().equals(type.getPackageName()));
        return used || FRAMEWORKS_LOOK_FOR.stream().anyMatch(type::isAnnotatedWith);
    }

    private static boolean isBlockingInOrder(JavaMethod method) {
        return !method.isAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
                && (method.isAnnotatedWith("io.smallrye.common.annotation.Blocking")
                        || method.tryGetAnnotationOfType("io.smallrye.reactive.messaging.annotations.Blocking")
                                .map(blocking -> !Boolean.FALSE.equals(
                                        blocking.get("ordered").orElse(true)))
                                .orElse(false));
    }

    private static boolean isOn(JavaMethod method, String annotation) {
        return method.isAnnotatedWith(annotation) || ((CanBeAnnotated) method.getOwner()).isAnnotatedWith(annotation);
    }

    private static <T extends HasName.AndFullName> ArchCondition<T> hold(String what, Predicate<T> test) {
        return new ArchCondition<>(what) {
            @Override
            public void check(T item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        item, test.test(item), "%s should %s".formatted(item.getFullName(), what)));
            }
        };
    }

    private static ArchCondition<JavaClass> keepToTheirOwnService() {
        return new ArchCondition<>("keep to their own service") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = service(type);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String other = service(dependency.getTargetClass());
                    if (own != null && other != null && !own.equals(other)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static @Nullable String service(JavaClass type) {
        Matcher name = UNDER_ROOT.matcher(type.getPackageName());
        return name.matches() && !SHARED.contains(name.group(1)) ? name.group(1) : null;
    }

    private ArchitectureRules() {}
}
