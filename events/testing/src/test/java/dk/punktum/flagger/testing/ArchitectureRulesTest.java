package dk.punktum.flagger.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A rule that finds nothing proves nothing: each is seen here to find what it is for, and nothing else.
class ArchitectureRulesTest {

    private static final JavaClasses CROOKED =
            new ClassFileImporter().importPackages("dk.punktum.flagger.alpha", "dk.punktum.flagger.beta");

    @Test
    void findsWhoReadsTheSystemClock() {
        assertThat(found(ArchitectureRules.only_the_clock_producer_reads_the_system_clock))
                .singleElement()
                .asString()
                .contains("ReadsTheClock.when");
    }

    @Test
    void findsFieldInjection() {
        assertThat(found(ArchitectureRules.no_field_injection))
                .singleElement()
                .asString()
                .contains("HasAFieldInjected.name");
    }

    @Test
    void findsRulesThatAreNotPure() {
        assertThat(found(ArchitectureRules.rules_know_no_framework_no_clock_and_no_database))
                .isNotEmpty()
                .allMatch(line -> line.contains("TimeRules"));
    }

    @Test
    void findsNamesThatSayNothing() {
        assertThat(found(ArchitectureRules.no_empty_suffixes))
                .singleElement()
                .asString()
                .contains("EverythingManager");
    }

    @Test
    void findsWhatIsPublicForNoReason() {
        assertThat(found(ArchitectureRules.package_private_unless_needed_outside))
                .singleElement()
                .asString()
                .contains("NeededByNobody");
    }

    @Test
    void findsRetriesInsideATransaction() {
        assertThat(found(ArchitectureRules.retry_and_transactional_never_together))
                .hasSize(2)
                .anyMatch(line -> line.contains("Retries.both"))
                .anyMatch(line -> line.contains("RetriesInATransactionalClass.inherited"));
    }

    @Test
    void findsConsumersThatDoNotKeepOrder() {
        assertThat(found(ArchitectureRules.consumers_take_one_batch_after_the_other))
                .hasSize(3)
                .noneMatch(line -> line.contains("good"));
    }

    @Test
    void findsServicesThatKnowEachOther() {
        assertThat(found(ArchitectureRules.no_service_knows_another))
                .isNotEmpty()
                .allMatch(line -> line.contains("KnowsANeighbour") && line.contains("Straight"));
    }

    private static List<String> found(ArchRule rule) {
        return rule.evaluate(CROOKED).getFailureReport().getDetails();
    }
}
