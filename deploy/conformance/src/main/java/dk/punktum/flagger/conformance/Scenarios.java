package dk.punktum.flagger.conformance;

import static dk.punktum.flagger.conformance.NameStory.OTHER_PAGE;
import static dk.punktum.flagger.conformance.NameStory.PAGE;

import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.RegisterPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every scenario, in the order in which they are played. The first starts the consumer.
final class Scenarios {

    private static final int BURST = 1000;

    static final List<Scenario> ALL = List.of(
            new Scenario(
                    "from-nothing",
                    "starts when all that is known is on suspension-state",
                    "Read suspension-state from its beginning to where it ended when you started, and answer nothing until you have.",
                    "from-nothing",
                    Scenarios::fromNothing),
            new Scenario(
                    "suspended-and-reinstated",
                    "a name is held, and freed again",
                    "domain-suspended adds `statuses` to the name; domain-reinstated takes them off.",
                    "what-to-do-with-each-record",
                    Scenarios::suspendedAndReinstated),
            new Scenario(
                    "repeats",
                    "every record comes three times, an old one once more at the end",
                    "Set what has to be; drop what has a lower sequence than you have stored with the name.",
                    "order-sequence",
                    Scenarios::repeats),
            new Scenario(
                    "gaps",
                    "numbers are missing",
                    "Never wait for a missing sequence: a higher one is all that you need.",
                    "order-sequence",
                    Scenarios::gaps),
            new Scenario(
                    "reinstated-overtakes",
                    "domain-reinstated comes before the domain-suspended that it follows",
                    "Store sequence with the name, also when it is free, and drop what is lower.",
                    "order-sequence",
                    Scenarios::reinstatedOvertakes),
            new Scenario(
                    "state-overtakes",
                    "suspension-state comes before both events",
                    "The number counts across all topics: compare it whichever topic a record is on.",
                    "order-sequence",
                    Scenarios::stateOvertakes),
            new Scenario(
                    "second-hold",
                    "a second hold on a held name; one of the two is lifted",
                    "A name is free when suspension-state says so or domain-reinstated comes, not when a hold is lifted.",
                    "what-to-do-with-each-record",
                    Scenarios::secondHold),
            new Scenario(
                    "lock-restored",
                    "a name that carried a lock before is held and freed",
                    "Keep what the suspension puts on apart from the registration, and do not remove all five statuses blindly.",
                    "what-to-do-with-each-record",
                    Scenarios::lockRestored),
            new Scenario(
                    "landing-page",
                    "a held name leads to a landing page",
                    "With `delegation`, put its name servers and DS records in the place of the name's own; without serverHold the name stays in the zone.",
                    "landing-page",
                    Scenarios::landingPage),
            new Scenario(
                    "change-of-measure",
                    "a held name gets a landing page, loses it, gets another",
                    "A second domain-suspended on a held name replaces the first: statuses and delegation.",
                    "landing-page",
                    Scenarios::changeOfMeasure),
            new Scenario(
                    "changed-meanwhile",
                    "statuses were changed in the register while the name was held",
                    "Leave the parts that `changedMeanwhile` names as your register has them.",
                    "what-comes-back",
                    Scenarios::changedMeanwhile),
            new Scenario(
                    "deletion-due",
                    "deletion of a held name becomes due",
                    "deletion-due changes nothing of the hold: the name stays held until it is deleted.",
                    "deletion",
                    Scenarios::deletionDue),
            new Scenario(
                    "newer-sender",
                    "members, headers and codes that did not exist when you wrote your consumer",
                    "Read the members that you need, and leave all else alone; read codes as text.",
                    "versions",
                    Scenarios::newerSender),
            new Scenario(
                    "future-version",
                    "a v2 record among good ones",
                    "Look at ce_type before the value; pass over what has another version than yours, and go on.",
                    "what-you-can-not-read",
                    Scenarios::futureVersion),
            new Scenario(
                    "unreadable",
                    "junk, empty and absent values, missing headers",
                    "Count it, log topic, partition and offset, pass it over, and go on.",
                    "what-you-can-not-read",
                    Scenarios::unreadable),
            new Scenario(
                    "restart",
                    "kill -9, changes while it is away, start again",
                    "Commit offsets after your own transaction, or begin from nothing again; answer nothing until you know what happened.",
                    "from-nothing",
                    Scenarios::restart),
            new Scenario(
                    "burst",
                    "a thousand names are held at once, and every second one is freed",
                    "Take in batches; one slow step per record is too slow on a bad day.",
                    "delivery-is-at-least-once",
                    Scenarios::burst));

    private static void fromNothing(Stage stage) {
        stage.names().unasked(20).forEach(name -> {
            stage.teller().tell(name.held(1));
            stage.expect(name, name.isHeld());
        });
        stage.names().unasked(5).forEach(name -> {
            stage.teller().tell(name.held(1, PAGE));
            stage.expect(name, name.leadsTo(PAGE));
        });
        stage.names().unasked(5).forEach(name -> {
            // Not compacted yet: the newest of each key is what counts.
            stage.teller().tell(name.held(1), name.held(2), name.free(3));
            stage.expect(name, name.isNotHeld());
        });
        stage.startAndHearFirstAnswer();
    }

    private static void suspendedAndReinstated(Stage stage) {
        NameStory name = stage.names().next();
        stage.teller().tell(name.suspended(1), name.held(1));
        stage.expect(name, name.isHeld());
        stage.settle();
        stage.teller().tell(name.reinstated(2), name.free(2));
        stage.expect(name, name.isFree());
        stage.settle();
    }

    private static void repeats(Stage stage) {
        NameStory held = stage.names().next();
        NameStory freed = stage.names().next();
        for (int i = 0; i < 3; i++) {
            stage.teller().tell(held.suspended(1), held.held(1), freed.suspended(1), freed.held(1));
        }
        for (int i = 0; i < 3; i++) {
            stage.teller().tell(freed.reinstated(2), freed.free(2));
        }
        stage.expect(held, held.isHeld());
        stage.expect(freed, freed.isFree());
        stage.settle();
        stage.teller().tell(freed.suspended(1));
        stage.fenceBehind(freed);
    }

    private static void gaps(Stage stage) {
        NameStory held = stage.names().next();
        NameStory freed = stage.names().next();
        stage.teller().tell(held.suspended(3), held.held(3), held.held(9));
        stage.teller().tell(freed.suspended(4), freed.held(4), freed.reinstated(40), freed.free(40));
        stage.expect(held, held.isHeld());
        stage.expect(freed, freed.isFree());
        stage.settle();
    }

    private static void reinstatedOvertakes(Stage stage) {
        NameStory name = stage.names().next();
        stage.teller().tell(name.reinstated(2), name.held(1), name.free(2));
        stage.expect(name, name.isFree());
        stage.fenceBehind(name);
        stage.teller().tell(name.suspended(1));
        stage.fenceBehind(name);
    }

    private static void stateOvertakes(Stage stage) {
        NameStory held = stage.names().next();
        NameStory freed = stage.names().next();
        stage.teller().tell(held.held(1), held.free(2), held.held(3), freed.held(1), freed.free(2));
        stage.expect(held, held.isHeld());
        stage.expect(freed, freed.isFree());
        stage.settle();
        stage.teller().tell(freed.reinstated(2), held.suspended(3));
        stage.fenceBehind(freed);
        stage.fenceBehind(held);
        stage.teller().tell(freed.suspended(1), held.suspended(1));
        stage.fenceBehind(freed);
        stage.fenceBehind(held);
        stage.teller().tell(held.reinstated(2));
        stage.fenceBehind(held);
    }

    private static void secondHold(Stage stage) {
        NameStory name = stage.names().next();
        stage.teller().tell(name.suspended(1), name.held(1), name.held(2, null, 2), name.held(3, null, 1));
        stage.fenceBehind(name);
        stage.expect(name, name.isHeld());
        stage.settle();
        stage.teller().tell(name.reinstated(4), name.free(4));
        stage.expect(name, name.isFree());
        stage.settle();
    }

    private static void lockRestored(Stage stage) {
        NameStory name = stage.lockedName();
        stage.teller().tell(name.suspended(1), name.held(1));
        stage.expect(name, name.isHeld());
        stage.settle();
        stage.teller().tell(name.reinstated(2), name.free(2));
        stage.expect(name, name.isFree());
        stage.fenceBehind(name);
    }

    private static void landingPage(Stage stage) {
        NameStory stays = stage.names().next();
        NameStory freed = stage.names().next();
        stage.teller().tell(stays.suspended(1, PAGE), stays.held(1, PAGE));
        stage.teller().tell(freed.suspended(1, PAGE), freed.held(1, PAGE));
        stage.expect(stays, stays.leadsTo(PAGE));
        stage.expect(freed, freed.leadsTo(PAGE));
        stage.settle();
        stage.teller().tell(freed.reinstated(2), freed.free(2));
        stage.expect(freed, freed.isFree());
        stage.settle();
    }

    private static void changeOfMeasure(Stage stage) {
        NameStory toPage = stage.names().next();
        NameStory fromPage = stage.names().next();
        stage.teller().tell(toPage.suspended(1), toPage.held(1), toPage.suspended(2, PAGE), toPage.held(2, PAGE));
        stage.teller().tell(fromPage.suspended(1, PAGE), fromPage.held(1, PAGE));
        stage.expect(toPage, toPage.leadsTo(PAGE));
        stage.expect(fromPage, fromPage.leadsTo(PAGE));
        stage.settle();
        stage.teller().tell(fromPage.suspended(2), fromPage.held(2));
        stage.teller().tell(toPage.suspended(3, OTHER_PAGE), toPage.held(3, OTHER_PAGE));
        stage.expect(toPage, toPage.leadsTo(OTHER_PAGE));
        stage.expect(fromPage, fromPage.isHeld());
        stage.settle();
    }

    private static void changedMeanwhile(Stage stage) {
        NameStory name = stage.names().nextWithOwnStatuses();
        List<String> outdated = new ArrayList<>(name.before().statuses());
        outdated.add("clientRenewProhibited");
        HoldSnapshot restore = new HoldSnapshot(
                outdated, name.before().nameServers(), name.before().dsRecords());
        stage.teller().tell(name.suspended(1), name.held(1));
        stage.expect(name, name.isHeld());
        stage.settle();
        stage.teller().tell(name.reinstated(2, restore, List.of(RegisterPart.STATUSES)), name.free(2));
        stage.expect(name, name.isFree().without("clientRenewProhibited"));
        stage.fenceBehind(name);
    }

    private static void deletionDue(Stage stage) {
        NameStory name = stage.names().next();
        stage.teller().tell(name.suspended(1), name.held(1), name.deletionDue(1));
        stage.fenceBehind(name);
        stage.expect(name, name.isHeld());
        stage.settle();
    }

    private static void newerSender(Stage stage) {
        NameStory held = stage.names().next();
        NameStory freed = stage.names().next();
        Odd odd = new Odd(stage.teller());
        Stream.of(
                        held.suspended(1),
                        held.held(1),
                        freed.suspended(1),
                        freed.held(1),
                        freed.reinstated(2),
                        freed.free(2))
                .forEach(odd::tellAsNewerSender);
        stage.expect(held, held.isHeld());
        stage.expect(freed, freed.isFree());
        stage.settle();
    }

    private static void futureVersion(Stage stage) {
        NameStory held = stage.names().next();
        NameStory freed = stage.names().next();
        Odd odd = new Odd(stage.teller());
        stage.teller().tell(held.suspended(1), held.held(1));
        odd.tellAsVersionTwo(held.reinstated(99));
        odd.tellAsVersionTwo(freed.suspended(99));
        odd.tellAsVersionTwo(freed.held(99));
        stage.fenceBehind(freed);
        stage.fenceBehind(held);
        stage.teller().tell(freed.suspended(1), freed.held(1), freed.reinstated(2), freed.free(2));
        stage.teller().tell(held.held(2, PAGE), held.suspended(2, PAGE));
        stage.expect(held, held.leadsTo(PAGE));
        stage.expect(freed, freed.isFree());
        stage.settle();
    }

    private static void unreadable(Stage stage) {
        NameStory name = stage.names().next();
        NameStory later = stage.names().behind(name, stage.teller().partitionsOf(Teller.TOPICS.getFirst()));
        stage.teller().tell(name.suspended(1), name.held(1));
        stage.expect(name, name.isHeld());
        stage.settle();
        new Odd(stage.teller()).tellWhatNobodyCanRead(name);
        stage.teller().tell(later.suspended(1), later.held(1));
        stage.expect(later, later.isHeld());
        stage.settle();
    }

    private static void restart(Stage stage) {
        NameStory before = stage.names().next();
        NameStory freed = stage.names().next();
        NameStory page = stage.names().next();
        stage.teller().tell(before.suspended(1), before.held(1), freed.suspended(1), freed.held(1));
        stage.teller().tell(page.suspended(1), page.held(1));
        Stream.of(before, freed, page).forEach(name -> stage.expect(name, name.isHeld()));
        stage.settle();

        stage.kill();
        stage.teller().tell(freed.reinstated(2), freed.free(2), page.suspended(2, PAGE), page.held(2, PAGE));
        stage.expect(freed, freed.isNotHeld());
        stage.expect(page, page.leadsTo(PAGE));
        stage.names().unasked(5).forEach(name -> {
            stage.teller().tell(name.suspended(1), name.held(1));
            stage.expect(name, name.isHeld());
        });
        stage.startAndHearFirstAnswer();

        stage.teller().tell(before.reinstated(2), before.free(2));
        stage.expect(before, before.isNotHeld());
        stage.settle();
    }

    private static void burst(Stage stage) {
        List<NameStory> names = stage.names().unasked(BURST);
        if (names.size() < BURST) {
            throw new NotPlayable("there are only %d names left: raise --count".formatted(names.size()));
        }
        stage.teller().tellAtOnce(names.stream().flatMap(name -> Stream.of(name.suspended(1), name.held(1))));
        stage.teller().tellAtOnce(everySecond(names).flatMap(name -> Stream.of(name.reinstated(2), name.free(2))));
        names.forEach(name -> stage.expect(name, name.isHeld()));
        everySecond(names).forEach(name -> stage.expect(name, name.isNotHeld()));
        stage.settle();
    }

    private static Stream<NameStory> everySecond(List<NameStory> names) {
        return IntStream.range(0, names.size() / 2).mapToObj(i -> names.get(2 * i));
    }

    private Scenarios() {}
}
