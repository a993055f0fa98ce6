package dk.punktum.flagger.intake.portal.handin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class NamesRulesTest {

    @Test
    void aPastedListIsTakenApartAtWhiteSpaceCommasAndSemicolons() {
        assertThat(NamesRules.pasted("eksempel.dk\r\nÆØÅ.dk, \"b.dk\";c.dk\t c.dk\n\n"))
                .containsExactly("eksempel.dk", "ÆØÅ.dk", "b.dk", "c.dk", "c.dk");
        assertThat(NamesRules.pasted(" \n ")).isEmpty();
    }

    @Test
    void aFileHasNamesInItsFirstColumn() {
        assertThat(NamesRules.inFile("eksempel.dk;shop;2026\n\"blå.dk\",x\n\nc.dk\tx\r\n".getBytes(UTF_8)))
                .containsExactly("eksempel.dk", "blå.dk", "c.dk");
    }

    @Test
    void aFileIsReadAsSpreadsheetsWriteIt() {
        assertThat(NamesRules.inFile("\uFEFFblå.dk".getBytes(UTF_8))).containsExactly("blå.dk");
        assertThat(NamesRules.inFile("blå.dk".getBytes(Charset.forName("windows-1252"))))
                .containsExactly("blå.dk");
    }
}
