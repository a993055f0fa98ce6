package dk.punktum.flagger.intake.csv;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The lines with one case number: one flag.
record CsvFlag(List<CsvLine> lines) {

    CsvFlag {
        lines = List.copyOf(lines);
    }

    /// In the order in which their first lines stand in the table. A line without a case number stands alone.
    static List<CsvFlag> of(List<CsvLine> lines) {
        Map<String, List<CsvLine>> groups = new LinkedHashMap<>();
        for (CsvLine line : lines) {
            String caseNumber = line.cell(CsvColumn.CASE_NUMBER);
            groups.computeIfAbsent(caseNumber.isEmpty() ? "\n" + line.number() : caseNumber, _ -> new ArrayList<>())
                    .add(line);
        }
        return groups.values().stream().map(CsvFlag::new).toList();
    }

    String caseNumber() {
        return lines.getFirst().cell(CsvColumn.CASE_NUMBER);
    }

    /// Columns of the whole flag in which its lines say different things. What is left empty is said further up.
    List<CsvColumn> disagreements() {
        return CsvColumn.ofWholeFlag().stream()
                .filter(column -> cells(column).distinct().count() > 1)
                .toList();
    }

    private Stream<String> cells(CsvColumn column) {
        return lines.stream().map(line -> line.cell(column)).filter(cell -> !cell.isEmpty());
    }

    /// As `POST /flags` takes it.
    ObjectNode json() {
        ObjectNode flag = JsonNodeFactory.instance.objectNode();
        flag.put("measure", "SUSPEND");
        flag.putObject("proportionality");
        for (CsvColumn column : CsvColumn.ofWholeFlag()) {
            cells(column).findFirst().ifPresent(cell -> put(flag, JsonPointer.compile(column.pointer()), cell));
        }
        ArrayNode domains = flag.putArray("domains");
        for (CsvLine line : lines) {
            domains.add(line.cell(CsvColumn.DOMAIN));
            String location = line.cell(CsvColumn.LOCATION);
            if (!location.isEmpty()) {
                flag.withArray("/locations").add(location);
            }
            codes(line)
                    .forEach(code -> flag.withArray("/acknowledgedWarnings")
                            .addObject()
                            .put("domain", line.cell(CsvColumn.DOMAIN))
                            .put("code", code));
        }
        return flag;
    }

    private static void put(ObjectNode flag, JsonPointer pointer, String cell) {
        JsonPointer parent = pointer.head();
        ObjectNode owner = parent.matches() ? flag : flag.withObject(parent);
        owner.put(pointer.last().getMatchingProperty(), cell);
    }

    /// The line that an element of an array comes from.
    ///
    /// @param pointer such as `/domains/3`
    /// @return nothing for what the whole flag has
    List<CsvLine> linesBehind(String pointer) {
        if (pointer.startsWith(CsvColumn.DOMAIN.pointer() + "/")) {
            return one(lines, pointer);
        }
        if (pointer.startsWith(CsvColumn.LOCATION.pointer() + "/")) {
            return one(
                    lines.stream()
                            .filter(line -> !line.cell(CsvColumn.LOCATION).isEmpty())
                            .toList(),
                    pointer);
        }
        if (pointer.startsWith(CsvColumn.ACKNOWLEDGED_WARNINGS.pointer() + "/")) {
            return one(
                    lines.stream().flatMap(line -> codes(line).map(_ -> line)).toList(), pointer);
        }
        return lines;
    }

    private static Stream<String> codes(CsvLine line) {
        return Stream.of(line.cell(CsvColumn.ACKNOWLEDGED_WARNINGS).split("\\s+"))
                .filter(code -> !code.isEmpty());
    }

    private static List<CsvLine> one(List<CsvLine> lines, String pointer) {
        int index = JsonPointer.compile(pointer).tail().getMatchingIndex();
        return index >= 0 && index < lines.size() ? List.of(lines.get(index)) : List.of();
    }
}
