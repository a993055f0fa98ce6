package dk.punktum.flagger.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packagesOf = EventType.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /// Whoever reads our events need not take a framework into the bargain.
    @ArchTest
    static final ArchRule NEEDS_NO_FRAMEWORK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dk.punktum.flagger.events",
                    "java..",
                    "com.fasterxml.jackson.annotation..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.datatype.jsr310..",
                    "com.fasterxml.uuid..",
                    "com.ibm.icu..",
                    "org.jspecify.annotations..");

    /// `java.net.IDN` makes `strasse.dk` of `straße.dk`: another name.
    @ArchTest
    static final ArchRule READS_NAMES_WITH_ICU_ONLY =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.net.IDN");

    @ArchTest
    static final ArchRule IS_GIVEN_THE_TIME = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Instant.class, "now", Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule AN_EVENT_IS_A_RECORD = classes()
            .that()
            .implement(Event.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords();
}
