package dk.punktum.flagger.intake.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Worded;
import dk.punktum.flagger.intake.wording.Wording;
import org.jspecify.annotations.Nullable;

/// What keeps a table from being read.
///
/// @param line   of the text, from 1
/// @param column as it is called in the header
record CsvFault(int line, @Nullable String column, String code, Wording wording) implements Worded {

    static CsvFault of(int line, @Nullable String column, String code, Object... values) {
        return new CsvFault(line, column, code, Wording.error(code, values));
    }

    @Override
    public Written in(Language language) {
        return new Written(line, column, code, wording.in(language));
    }

    /// As it stands in the answer.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Written(int line, @Nullable String column, String code, String detail) {}
}
