package dk.punktum.flagger.console.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of the table `record_seen`. Works on the caller's connection and transaction.
final class SeenRecordTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> STRINGS = new TypeReference<>() {};

    /// @param value as PostgreSQL reads it from text
    private record Column(String name, String type, Function<SeenRecord, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("topic", "text", SeenRecord::topic),
            new Column("partition", "int", SeenRecord::partition),
            new Column("at_offset", "bigint", SeenRecord::offset),
            new Column("recorded_at", "timestamptz", SeenRecord::recordedAt),
            new Column("told_at", "timestamptz", SeenRecord::toldAt),
            new Column("record_key", "text", SeenRecord::key),
            new Column("event_id", "uuid", SeenRecord::eventId),
            new Column("type", "text", SeenRecord::type),
            new Column("source", "text", SeenRecord::source),
            new Column("domain", "text", SeenRecord::domain),
            new Column("flag_id", "uuid", SeenRecord::flagId),
            new Column("flag_number", "text", SeenRecord::flagNumber),
            new Column("agreement_id", "uuid", SeenRecord::agreementId),
            new Column("case_id", "uuid", SeenRecord::caseId),
            new Column("case_number", "text", SeenRecord::caseNumber),
            new Column("correlation_id", "text", SeenRecord::correlationId),
            new Column("sequence", "bigint", SeenRecord::sequence),
            new Column("headers", "json", record -> written(record.headers())),
            new Column("payload", "json", SeenRecord::json),
            new Column("unreadable", "text", SeenRecord::unreadable),
            new Column("bytes", "int", SeenRecord::bytes));

    static final String NAMES = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

    // In the order of the key, so that two instances wait for each other instead of deadlocking.
    private static final String INSERT = """
            insert into record_seen (%s)
            select * from unnest(%s) as r (%s)
            order by topic, partition, at_offset
            on conflict do nothing
            """.formatted(
                    NAMES,
                    COLUMNS.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", ")),
                    NAMES);

    /// Rows that are there already stay as they are.
    static void insert(Connection connection, List<SeenRecord> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int index = 1;
            for (Column column : COLUMNS) {
                Object[] values = records.stream()
                        .map(record -> column.value().apply(record))
                        .map(value -> value == null ? null : value.toString())
                        .toArray();
                insert.setArray(index++, connection.createArrayOf("text", values));
            }
            insert.executeUpdate();
        }
    }

    static SeenRecord read(ResultSet row) throws SQLException {
        return new SeenRecord(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("at_offset"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getString("record_key"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                row.getString("domain"),
                row.getObject("flag_id", UUID.class),
                row.getString("flag_number"),
                row.getObject("agreement_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getString("correlation_id"),
                row.getObject("sequence", Long.class),
                strings(row.getString("headers")),
                row.getString("payload"),
                row.getString("unreadable"),
                row.getInt("bytes"));
    }

    private static String written(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can always be written", e);
        }
    }

    private static Map<String, String> strings(String json) {
        try {
            return JSON.readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column holds only what we wrote", e);
        }
    }

    private SeenRecordTable() {}
}
