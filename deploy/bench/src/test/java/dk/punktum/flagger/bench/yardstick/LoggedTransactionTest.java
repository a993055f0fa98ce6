package dk.punktum.flagger.bench.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedTransactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into flag values ($1)                               | true
            UPDATE hold SET status = $1                                | true
            with gone as (delete from quota_use) select 1              | true
            with done as (update notice set status = $1) select 1      | true
            select id from hold where due_at < $1                      | false
            select id from hold where due_at < $1 for update           | false
            select id from hold for no key update skip locked          | false
            select updated_at from deleted_things                      | false
            """)
    void toLookAndToLockIsNotToWrite(String sql, boolean writes) {
        assertThat(new LoggedTransaction(1, List.of(new Execution(sql, List.of())), true).writes())
                .isEqualTo(writes);
    }
}
