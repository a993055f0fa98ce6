package dk.punktum.flagger.standin.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRegisterTest {

    private final Register register = Registers.running();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eksempel.dk",
                "dk-hostmaster.dk",
                "xn--4cabco7dk5a.dk",
                "xn--strae-oqa.dk",
                "strasse.dk",
                "co.dk",
                "biz.dk",
                "firm.dk",
                "reg.dk",
                "store.dk",
                "123hjemmeside.dk",
                "myspreadshop.dk",
                "laast.dk",
                "navn-001.dk",
                "navn-150.dk"
            })
    void isRegistered(String aLabel) {
        assertThat(register.find(aLabel)).isPresent();
    }

    @Test
    void whatTheDemoNeedsToBeAbsentIsAbsent() {
        assertThat(register.find("findes-ikke.dk")).isEmpty();
    }

    @Test
    void hasAFewHundredNamesAndThoseOfTheConformanceKit() {
        assertThat(register.all()).hasSizeBetween(1500, 1700);
        assertThat(register.find("proeve-1200.dk").orElseThrow().statuses()).isEmpty();
    }

    @Test
    void isTheSameAtEveryStart() {
        assertThat(Registers.running().all()).isEqualTo(register.all());
    }

    @Test
    void hasRegistrantsOfEveryTypeInBothLanguages() {
        Set<String> seen = registrations().stream()
                .map(registration ->
                        register.registrant(registration.registrant()).orElseThrow())
                .map(registrant -> registrant.type().code() + " " + registrant.language())
                .collect(Collectors.toSet());

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "company da",
                        "company en",
                        "public_organization da",
                        "public_organization en",
                        "association da",
                        "association en",
                        "individual da",
                        "individual en");
    }

    @Test
    void everyHandleLeadsSomewhere() {
        assertThat(registrations())
                .allSatisfy(registration ->
                        assertThat(register.registrar(registration.registrar())).isPresent())
                .allSatisfy(registration -> assertThat(register.registrant(registration.registrant()))
                        .isPresent());
    }

    @Test
    void aRegistrantManagedNameHasNoRegistrarToNotify() {
        assertThat(register.registrar("DKHM1-DK").orElseThrow().abuse()).isNull();
        assertThat(registrations())
                .anyMatch(registration -> registration.registrar().equals("DKHM1-DK"));
    }

    @Test
    void aMailboxLiesOnTheVeryName() {
        Registration registration = register.find("egen-post.dk").orElseThrow().registration();

        assertThat(register.registrant(registration.registrant()).orElseThrow().email())
                .endsWith("@egen-post.dk");
    }

    @Test
    void oneNameIsLockedOneIsSeizedAndOneHasNoNameServers() {
        assertThat(register.find("laast.dk").orElseThrow().statuses())
                .containsExactly(EppStatus.SERVER_TRANSFER_PROHIBITED);
        assertThat(registrations().stream().filter(Registration::seized))
                .extracting(registration -> registration.name().aLabel())
                .containsExactly("beslaglagt.dk");
        assertThat(register.find("uden-navneservere.dk").orElseThrow().inZone()).isFalse();
    }

    @Test
    void nobodyRealHasAMailboxHere() {
        assertThat(registrations().stream()
                        .map(registration ->
                                register.registrant(registration.registrant()).orElseThrow())
                        .map(Registrant::email))
                .allMatch(email -> email.endsWith(".example") || email.endsWith("@egen-post.dk"));
    }

    private Collection<Registration> registrations() {
        return register.all().values().stream()
                .map(RegisteredName::registration)
                .toList();
    }
}
