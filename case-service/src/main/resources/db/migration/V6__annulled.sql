-- The Complaints Board or a court can annul an upheld verdict. ORDER_ENDED is not among the causes: no case rests on an
-- order.
alter table flag_case
    drop constraint flag_case_close_cause_check,
    add constraint flag_case_close_cause_check check (close_cause in ('WITHDRAWN', 'REVERSED', 'ANNULLED')),
    add constraint flag_case_annulled_was_upheld
        check (close_cause is distinct from 'ANNULLED' or verdict is not distinct from 'UPHELD');
