package dk.punktum.flagger.intake.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    private static final String HEADER =
            CsvColumn.needed().stream().map(CsvColumn::header).collect(Collectors.joining(","));

    private static final String LINE = "S-1,2026-07-01,terms-9.1,id,hash,a,b,c,eksempel.dk\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff"})
    void aByteOrderMarkMakesNoDifference(String mark) {
        CsvTable.Lines table = lines(mark + HEADER + "\n" + LINE);

        assertThat(table.byteOrderMark()).isEqualTo(!mark.isEmpty());
        assertThat(table.lines()).hasSize(1);
        assertThat(table.lines().getFirst().cell(CsvColumn.CASE_NUMBER)).isEqualTo("S-1");
    }

    @Test
    void semicolonsAreAsGoodAsCommasAndTheOrderAndCaseOfColumnsAsAnyOther() {
        CsvTable.Lines table = lines(
                "DOMAIN;caseNumber;decisionDate;legalGround;documentId;documentSha256;triedFirst;"
                        + "whyLessIsNotEnough;effectOnMailAndSubPages\r\næøå.dk;\"S;1\";2026-07-01;t;i;h;\"a \"\"b\"\"\";b;c\r\n");

        assertThat(table.separator()).isEqualTo(';');
        assertThat(table.lines().getFirst().cell(CsvColumn.DOMAIN)).isEqualTo("æøå.dk");
        assertThat(table.lines().getFirst().cell(CsvColumn.CASE_NUMBER)).isEqualTo("S;1");
        assertThat(table.lines().getFirst().cell(CsvColumn.TRIED_FIRST)).isEqualTo("a \"b\"");
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() {
        CsvTable.Lines table =
                lines(HEADER + "\n" + LINE + "\n,,,,,,,,\n" + LINE.replace(",a,", ",\"a\nb\nc\",") + LINE);

        assertThat(table.lines()).extracting(CsvLine::number).containsExactly(2, 5, 8);
    }

    @Test
    void emptyIsRefused() {
        for (String text : List.of("", "\ufeff", " \r\n\t ", HEADER, HEADER + "\n", HEADER + "\n\n,,,,,,,,\n")) {
            assertThat(fault(text.getBytes(UTF_8)).code()).as(text).isEqualTo("no-lines");
        }
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsLine() {
        CsvFault latin = fault((HEADER + "\n" + LINE + LINE.replace("eksempel", "ærlig")).getBytes(ISO_8859_1));
        assertThat(latin.code()).isEqualTo("not-utf-8");
        assertThat(latin.line()).isEqualTo(3);

        assertThat(fault((HEADER + "\n" + LINE).getBytes(UTF_16)).code()).isEqualTo("not-utf-8");
        byte[] cut = (HEADER + "\n" + LINE + "æ").getBytes(UTF_8);
        assertThat(fault(Arrays.copyOf(cut, cut.length - 1)).code()).isEqualTo("not-utf-8");
    }

    /// Everything behind it may mean something else.
    @Test
    void brokenQuotingIsToldWhereItBegins() {
        CsvFault open = fault((HEADER + "\n" + LINE + LINE.replace(",a,", ",\"a,") + LINE + LINE).getBytes(UTF_8));
        assertThat(open.code()).isEqualTo("broken-quoting");
        assertThat(open.line()).isEqualTo(3);

        assertThat(fault((HEADER + "\n" + LINE.replace(",a,", ",\"a\"b,")).getBytes(UTF_8))
                        .code())
                .isEqualTo("broken-quoting");
        assertThat(fault("\"caseNumber".getBytes(UTF_8)).code()).isEqualTo("broken-quoting");
    }

    @Test
    void everyLineWithTooFewOrTooManyCellsIsTold() {
        CsvTable read = CsvText.read((HEADER + "\nS-1,2026\n" + LINE + LINE.strip() + ",more\n").getBytes(UTF_8));

        assertThat(read).isInstanceOf(CsvTable.Unreadable.class);
        assertThat(((CsvTable.Unreadable) read).faults())
                .extracting(CsvFault::code, CsvFault::line)
                .containsExactly(tuple("cells-do-not-match", 2), tuple("cells-do-not-match", 4));
    }

    @Test
    void columnsAreKnownNeededAndThereOnce() {
        CsvTable read = CsvText.read("caseNumber,caseNumber,sagsnr\na,b,c\n".getBytes(UTF_8));

        assertThat(((CsvTable.Unreadable) read).faults())
                .extracting(CsvFault::code)
                .contains("column-twice", "unknown-column", "column-missing");
        assertThat(((CsvTable.Unreadable) read).faults())
                .filteredOn(fault -> fault.code().equals("column-missing"))
                .hasSize(CsvColumn.needed().size() - 1);
    }

    @Test
    void moreLinesThanPromisedAreRefused() {
        assertThat(lines(HEADER + "\n" + LINE.repeat(CsvText.MOST_LINES)).lines())
                .hasSize(CsvText.MOST_LINES);
        assertThat(fault((HEADER + "\n" + LINE.repeat(CsvText.MOST_LINES + 1)).getBytes(UTF_8))
                        .code())
                .isEqualTo("too-many-lines");
    }

    /// Whatever comes, it is read or refused: nothing else happens.
    @Test
    void noBytesBreakIt() {
        var random = new Random(4711);
        byte[] sound = ("\ufeff" + HEADER + "\n" + LINE.repeat(3) + "\"S-2\",\"x\ny\"\n").getBytes(UTF_8);
        for (int run = 0; run < 3_000; run++) {
            byte[] broken = sound.clone();
            for (int i = 0; i < 1 + run % 8; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            CsvTable read = CsvText.read(Arrays.copyOf(broken, random.nextInt(broken.length + 1)));
            switch (read) {
                case CsvTable.Lines(var lines, char _, boolean _) ->
                    assertThat(lines).isNotEmpty();
                case CsvTable.Unreadable(var faults) ->
                    assertThat(faults)
                            .isNotEmpty()
                            .allSatisfy(fault -> assertThat(fault.line()).isPositive());
            }
        }
    }

    private static CsvTable.Lines lines(String text) {
        return (CsvTable.Lines) CsvText.read(text.getBytes(UTF_8));
    }

    private static CsvFault fault(byte[] bytes) {
        return ((CsvTable.Unreadable) CsvText.read(bytes)).faults().getFirst();
    }
}
