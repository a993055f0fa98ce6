package dk.punktum.flagger.suspension;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be set. `application.properties` has a reason beside each value.
@ConfigMapping(prefix = "suspension")
public interface SuspensionConfig {

    Rdap rdap();

    Dns dns();

    Effect effect();

    Snapshot snapshot();

    Restore restore();

    LandingPage landingPage();

    Reconciliation reconciliation();

    WorkingDays workingDays();

    Appeal appeal();

    PlannedEnd plannedEnd();

    Deletion deletion();

    Recovery recovery();

    Work work();

    Poll poll();

    RdapView rdapView();

    Safety safety();

    /// Where the register is looked up (RFC 9082).
    interface Rdap {
        /// Such as `https://rdap.example/rdap`; `/domain/{name}` is appended.
        URI url();

        @WithDefault("PT5S")
        Duration timeout();

        /// How many questions are asked at once, so that a burst of ours is no burden on a public server.
        @WithDefault("16")
        int concurrency();
    }

    /// Where the zone is looked at.
    interface Dns {
        /// The zone's authoritative servers, `address:port`; all of them have to agree.
        List<String> servers();

        @WithDefault("PT2S")
        Duration timeout();
    }

    /// Who changes the zone.
    enum By {
        /// A downstream system, on our events.
        EVENTS,
        /// We ourselves, at the zone's primary. The events are told all the same.
        DNS_UPDATE
    }

    interface Effect {
        @WithDefault("events")
        By by();

        /// After this a person is told that an order has not taken effect; the watch goes on.
        Duration overdueAfter();

        /// What an instance watches, another one may watch after this. Longer than the longest look.
        @WithDefault("PT30S")
        Duration lease();

        /// How many names are watched at once.
        @WithDefault("64")
        int concurrency();
    }

    interface Snapshot {
        /// For how long the register is not believed after a reinstatement that could not be seen for certain.
        Duration settleAfter();

        /// A try that has not come back after this is made again.
        @WithDefault("PT30S")
        Duration lease();

        /// How many holds are placed at once.
        @WithDefault("8")
        int concurrency();
    }

    interface Restore {
        /// For how long the register is asked what it says now before a name is put back without its answer.
        Duration lookFor();

        /// A look that has not come back after this is made again.
        @WithDefault("PT30S")
        Duration lease();

        /// How many names are looked at at once.
        @WithDefault("8")
        int concurrency();
    }

    /// Where a name leads whose hold has the measure `LANDING_PAGE`; without it there is no such measure.
    interface LandingPage {
        /// Host names as A-labels, lower case, without trailing dot.
        Optional<List<String>> nameServers();

        /// In presentation format: `keytag algorithm digesttype digest`.
        Optional<List<String>> dsRecords();
    }

    /// How a restored database is brought in line with what was told.
    interface Recovery {
        /// How long workers wait for the consumers to read again what the database has lost.
        Duration catchUp();

        /// How often it is looked how far they are; and how often Kafka is asked that is away.
        @WithDefault("PT1S")
        Duration poll();
    }

    /// How all names are compared with what the registry shows.
    interface Reconciliation {
        Duration every();

        /// Between two names, so that a public RDAP server is not burdened.
        Duration pause();

        /// How many names are told again after a comparison, at most.
        int repairsPerRun();

        /// How often a name is told again because of one finding; after that it is only reported.
        int repairsPerFinding();

        /// When more than this share of the names differ, 0 to 1, nothing is repaired.
        double stopShare();

        /// How often it is looked whether a comparison is due.
        @WithDefault("PT15S")
        Duration poll();
    }

    /// When somebody is at work, in Danish time. Weekends and public holidays never count as working days.
    interface WorkingDays {
        /// Days of the year on which the registry is closed although they are no public holidays, such as `--12-24`.
        Set<MonthDay> closed();

        LocalTime from();

        LocalTime until();
    }

    interface Appeal {
        /// How many working days after the end of an appeal the planned end lies at the earliest.
        int daysAfterDecision();
    }

    interface PlannedEnd {
        /// From the placing of a hold on: an end is not moved forward into it.
        Period appealPeriod();

        /// How far ahead a planned end can be moved.
        Period atMostAhead();
    }

    interface Deletion {
        /// Whether deletion becomes due only on working days, while somebody is at work.
        boolean onWorkingDays();

        /// For how long nobody can register a deleted name; `P0D`: not at all.
        Period noRegistrationFor();
    }

    interface Work {
        /// How often a worker looks for work that nobody woke it for.
        Duration poll();

        /// How often the figures for the metrics are counted.
        @WithDefault("PT5S")
        Duration figures();
    }

    /// What the RDAP view of held names links to.
    interface RdapView {
        /// Where a notice's reference is looked up.
        URI checkNotices();

        /// Where to complain.
        URI complain();
    }

    interface Poll {
        /// Handles that stand in the registrar's place when the registrant manages the name.
        Set<String> registrantManaged();
    }

    /// How many holds may be placed within an hour, until an operator says otherwise.
    interface Safety {
        int limitPerAuthority();

        /// All authorities together, and the registry's own.
        int limitTotal();
    }
}
