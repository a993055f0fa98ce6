package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.events.WithdrawalReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes down what happened to a flagged name, once each. Rows are only ever added, so that consumers of different
/// topics neither wait for each other nor overwrite each other's news. All inside a transaction.
@ApplicationScoped
public class NoteProgress {

    private final DataSource database;

    NoteProgress(DataSource database) {
        this.database = database;
    }

    void opened(CaseOpened event) {
        note(
                event.flagId(),
                event.domain(),
                new CaseFact(
                        CaseFact.Kind.OPENED, event.caseId(), event.caseNumber(), event.openedAt(), null, null, null));
    }

    void decided(CaseDecided event) {
        note(
                event.flagId(),
                event.domain(),
                new CaseFact(
                        CaseFact.Kind.DECIDED,
                        event.caseId(),
                        event.caseNumber(),
                        event.decidedAt(),
                        event.verdict(),
                        event.declineReason(),
                        null));
    }

    void closed(CaseClosed event) {
        note(
                event.flagId(),
                event.domain(),
                new CaseFact(
                        CaseFact.Kind.CLOSED,
                        event.caseId(),
                        event.caseNumber(),
                        event.closedAt(),
                        null,
                        null,
                        event.cause()));
    }

    void suspended(DomainSuspended event) {
        note(
                event.domain(),
                new SuspensionFact(
                        event.sequence(),
                        SuspensionFact.Kind.SUSPENDED,
                        event.suspendedAt(),
                        event.caseId(),
                        event.flagId(),
                        event.suspendedAt(),
                        event.plannedEnd()));
    }

    void reinstated(DomainReinstated event) {
        note(
                event.domain(),
                new SuspensionFact(
                        event.sequence(),
                        SuspensionFact.Kind.REINSTATED,
                        event.reinstatedAt(),
                        event.caseId(),
                        event.flagId(),
                        null,
                        null));
    }

    void effective(SuspensionEffective event) {
        Instant seenEverywhere =
                event.seenInDnsAt().isAfter(event.seenInRdapAt()) ? event.seenInDnsAt() : event.seenInRdapAt();
        boolean held = event.change() == SuspensionEffective.Change.SUSPENDED;
        note(
                event.domain(),
                new SuspensionFact(
                        event.sequence(),
                        held ? SuspensionFact.Kind.SUSPENSION_EFFECTIVE : SuspensionFact.Kind.REINSTATEMENT_EFFECTIVE,
                        seenEverywhere,
                        event.caseId(),
                        event.flagId(),
                        held ? event.orderedAt() : null,
                        null));
    }

    void state(SuspensionState event) {
        if (event.holds().isEmpty()) {
            note(
                    event.domain(),
                    new SuspensionFact(
                            event.sequence(), SuspensionFact.Kind.STATE, event.changedAt(), null, null, null, null));
        }
        for (ActiveHold hold : event.holds()) {
            note(
                    event.domain(),
                    new SuspensionFact(
                            event.sequence(),
                            SuspensionFact.Kind.STATE,
                            event.changedAt(),
                            hold.caseId(),
                            null,
                            hold.placedAt(),
                            hold.plannedEnd()));
        }
    }

    /// @return whether it is news: a flag is taken back once
    public boolean withdrawn(
            UUID flagId, DomainName domain, WithdrawalReason reason, String clientId, Instant withdrawnAt) {
        return insert("""
                insert into withdrawal (id, flag_id, domain, reason, client_id, withdrawn_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict on constraint withdrawal_happens_once do nothing""", Uuid7.next(), flagId, domain.aLabel(), reason.name(), clientId, withdrawnAt) > 0;
    }

    /// What is told about a flag that is not known here, after a restore for instance, is dropped.
    private void note(UUID flagId, DomainName domain, CaseFact fact) {
        insert(
                """
                insert into case_fact
                    (id, flag_id, domain, kind, case_id, case_number, happened_at, verdict, decline_reason, close_cause)
                select ?, flag_id, domain, ?, ?, ?, ?, ?, ?, ?
                from flag_domain where flag_id = ? and domain = ?
                on conflict on constraint case_fact_happens_once do nothing""",
                Uuid7.next(),
                fact.kind().name(),
                fact.caseId(),
                fact.caseNumber(),
                fact.happenedAt(),
                name(fact.verdict()),
                name(fact.declineReason()),
                name(fact.closeCause()),
                flagId,
                domain.aLabel());
    }

    private void note(DomainName domain, SuspensionFact fact) {
        insert(
                """
                insert into suspension_fact
                    (id, domain, sequence, kind, happened_at, case_id, flag_id, placed_at, planned_end)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint suspension_fact_happens_once do nothing""",
                Uuid7.next(),
                domain.aLabel(),
                fact.sequence(),
                fact.kind().name(),
                fact.happenedAt(),
                fact.caseId(),
                fact.flagId(),
                fact.placedAt(),
                fact.plannedEnd());
    }

    private int insert(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i] instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : values[i]);
            }
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("news can not be written down", e);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }
}
