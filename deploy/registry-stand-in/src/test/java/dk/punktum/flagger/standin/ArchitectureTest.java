package dk.punktum.flagger.standin;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dk.punktum.flagger.testing.ArchitectureRules;

@AnalyzeClasses(packages = "dk.punktum.flagger.standin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    /// It stands for a system that somebody else builds: the contract is all that such a team has of ours.
    @ArchTest
    static final ArchRule only_the_contract_is_used = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dk.punktum.flagger.messaging..", "io.smallrye.reactive.messaging..");
}
