package dk.punktum.flagger.intake.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a table (RFC 4180): UTF-8 with or without byte order mark, comma or semicolon between the cells, the names of
/// the columns in the first line, in any order.
final class CsvText {

    static final int MOST_LINES = 1_000;

    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_ECHO = 100;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    static CsvTable read(byte[] bytes) {
        boolean marked = bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        rest.position(marked ? BYTE_ORDER_MARK.length : 0);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(rest, text, true).isError() || decoder.flush(text).isError()) {
            return unreadable(CsvFault.of(lineAt(bytes, rest.position()), null, "not-utf-8"));
        }
        String table = text.flip().toString();
        return table.isBlank() ? unreadable(CsvFault.of(1, null, "no-lines")) : read(table, marked);
    }

    private static CsvTable read(String text, boolean marked) {
        char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        List<CsvFault> faults = new ArrayList<>();
        List<CsvLine> lines = new ArrayList<>();
        int number = 1;
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(new StringReader(text))) {
            List<Optional<CsvColumn>> header = header(rows.nextValue(), faults);
            while (faults.isEmpty() || faults.size() < MOST_FAULTS) {
                number = rows.getParser().currentLocation().getLineNr();
                if (!rows.hasNextValue()) {
                    break;
                }
                String[] cells = rows.nextValue();
                if (Arrays.stream(cells).allMatch(String::isBlank)) {
                    continue;
                }
                if (lines.size() == MOST_LINES) {
                    return unreadable(CsvFault.of(number, null, "too-many-lines", MOST_LINES));
                }
                if (cells.length != header.size()) {
                    faults.add(CsvFault.of(number, null, "cells-do-not-match", header.size(), cells.length));
                } else {
                    lines.add(line(number, header, cells));
                }
            }
        } catch (JsonProcessingException e) {
            // Without the words of the table that it quotes.
            return unreadable(CsvFault.of(number, null, "broken-quoting"));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        if (!faults.isEmpty()) {
            return new CsvTable.Unreadable(List.copyOf(faults));
        }
        return lines.isEmpty()
                ? unreadable(CsvFault.of(1, null, "no-lines"))
                : new CsvTable.Lines(List.copyOf(lines), separator, marked);
    }

    private static List<Optional<CsvColumn>> header(String[] names, List<CsvFault> faults) {
        List<Optional<CsvColumn>> columns =
                Arrays.stream(names).map(CsvColumn::of).toList();
        for (int i = 0; i < names.length; i++) {
            if (columns.get(i).isEmpty()) {
                faults.add(CsvFault.of(1, echo(names[i]), "unknown-column"));
            } else if (columns.indexOf(columns.get(i)) < i) {
                faults.add(CsvFault.of(1, echo(names[i]), "column-twice"));
            }
        }
        CsvColumn.needed().stream()
                .filter(column -> !columns.contains(Optional.of(column)))
                .forEach(column -> faults.add(CsvFault.of(1, column.header(), "column-missing")));
        return columns;
    }

    private static CsvLine line(int number, List<Optional<CsvColumn>> header, String[] cells) {
        Map<CsvColumn, String> filled = new EnumMap<>(CsvColumn.class);
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            if (!cell.isEmpty()) {
                header.get(i).ifPresent(column -> filled.put(column, cell));
            }
        }
        return new CsvLine(number, filled);
    }

    private static String echo(String name) {
        String printable = name.strip().replaceAll("\\p{C}", "\ufffd");
        return printable.length() > LONGEST_ECHO ? printable.substring(0, LONGEST_ECHO) : printable;
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static CsvTable unreadable(CsvFault fault) {
        return new CsvTable.Unreadable(List.of(fault));
    }

    private CsvText() {}
}
