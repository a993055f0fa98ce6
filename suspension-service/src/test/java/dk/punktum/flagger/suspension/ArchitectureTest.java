package dk.punktum.flagger.suspension;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dk.punktum.flagger.testing.ArchitectureRules;
import io.quarkus.runtime.StartupEvent;

@AnalyzeClasses(packages = "dk.punktum.flagger.suspension", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    /// The watch only looks. Whatever changes a name waits until the database is in line with what was told before.
    @ArchTest
    static final ArchRule WORKERS_WAIT_FOR_THE_DATABASE = noMethods()
            .that()
            .haveRawParameterTypes(StartupEvent.class)
            .should()
            .beDeclaredInClassesThat(nameEndingWith("Work").and(not(nameEndingWith(".EffectWork"))));
}
