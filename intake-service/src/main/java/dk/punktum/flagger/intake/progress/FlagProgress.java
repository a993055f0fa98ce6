package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.sandbox.Sandboxes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads what has become of flags. All inside a transaction.
@ApplicationScoped
public class FlagProgress {

    private final DataSource database;
    private final Sandboxes sandboxes;
    private final Clock clock;

    FlagProgress(DataSource database, Sandboxes sandboxes, Clock clock) {
        this.database = database;
        this.sandboxes = sandboxes;
        this.clock = clock;
    }

    /// @param domains the names of the flag that are wanted
    public Map<DomainName, DomainProgress> of(UUID flagId, Collection<DomainName> domains) {
        try (Connection connection = database.getConnection()) {
            Map<String, List<CaseFact>> caseFacts = caseFacts(connection, flagId);
            Map<String, List<SuspensionFact>> suspensionFacts = suspensionFacts(connection, domains);
            Map<String, List<WithdrawalFact>> withdrawals = withdrawals(connection, flagId);
            Optional<Instant> triedOutAt = triedOutAt(connection, flagId);
            if (triedOutAt.isPresent()) {
                return domains.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                domain -> PlayedProgress.of(
                                        domain,
                                        triedOutAt.get(),
                                        withdrawals.getOrDefault(domain.aLabel(), List.of()).stream()
                                                .findAny()
                                                .orElse(null),
                                        clock.instant())));
            }
            return domains.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            domain -> DomainProgress.of(
                                    flagId,
                                    caseFacts.getOrDefault(domain.aLabel(), List.of()),
                                    suspensionFacts.getOrDefault(domain.aLabel(), List.of()),
                                    withdrawals.getOrDefault(domain.aLabel(), List.of()).stream()
                                            .findAny()
                                            .orElse(null))));
        } catch (SQLException e) {
            throw new IllegalStateException("the progress of flag %s can not be read".formatted(flagId), e);
        }
    }

    /// When a flag of the sandbox was received.
    private Optional<Instant> triedOutAt(Connection connection, UUID flagId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select agreement_id, received_at from flag where id = ?")) {
            select.setObject(1, flagId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && sandboxes.contains(row.getObject("agreement_id", UUID.class))
                        ? Optional.of(instant(row, "received_at"))
                        : Optional.empty();
            }
        }
    }

    private static Map<String, List<CaseFact>> caseFacts(Connection connection, UUID flagId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select domain, kind, case_id, case_number, happened_at, verdict, decline_reason, close_cause
                from case_fact where flag_id = ?""")) {
            select.setObject(1, flagId);
            return byDomain(
                    select,
                    row -> new CaseFact(
                            CaseFact.Kind.valueOf(row.getString("kind")),
                            row.getObject("case_id", UUID.class),
                            row.getString("case_number"),
                            instant(row, "happened_at"),
                            code(Verdict.class, row.getString("verdict")),
                            code(DeclineReason.class, row.getString("decline_reason")),
                            code(CloseCause.class, row.getString("close_cause"))));
        }
    }

    private static Map<String, List<SuspensionFact>> suspensionFacts(
            Connection connection, Collection<DomainName> domains) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select domain, sequence, kind, happened_at, case_id, flag_id, placed_at, planned_end
                from suspension_fact where domain = any (?)""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", domains.stream().map(DomainName::aLabel).toArray()));
            return byDomain(
                    select,
                    row -> new SuspensionFact(
                            row.getLong("sequence"),
                            SuspensionFact.Kind.valueOf(row.getString("kind")),
                            instant(row, "happened_at"),
                            row.getObject("case_id", UUID.class),
                            row.getObject("flag_id", UUID.class),
                            instantOrNull(row, "placed_at"),
                            instantOrNull(row, "planned_end")));
        }
    }

    private static Map<String, List<WithdrawalFact>> withdrawals(Connection connection, UUID flagId)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select domain, reason, withdrawn_at from withdrawal where flag_id = ?")) {
            select.setObject(1, flagId);
            return byDomain(
                    select,
                    row -> new WithdrawalFact(
                            WithdrawalReason.valueOf(row.getString("reason")), instant(row, "withdrawn_at")));
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<String, List<T>> byDomain(PreparedStatement select, Row<T> row) throws SQLException {
        Map<String, List<T>> found = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString("domain"), _ -> new ArrayList<>())
                        .add(row.read(rows));
            }
        }
        return found;
    }

    private static <E extends Enum<E>> @Nullable E code(Class<E> codes, @Nullable String name) {
        return name == null ? null : Enum.valueOf(codes, name);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
