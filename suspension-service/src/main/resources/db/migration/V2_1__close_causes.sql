-- A verdict can be annulled by the Complaints Board or a court, and an order can end: holds end with either.
alter table hold
    drop constraint hold_end_cause_check,
    add constraint hold_end_cause_check check (end_cause in ('WITHDRAWN', 'REVERSED', 'ANNULLED', 'ORDER_ENDED'));
alter table closed_case
    drop constraint closed_case_cause_check,
    add constraint closed_case_cause_check check (cause in ('WITHDRAWN', 'REVERSED', 'ANNULLED', 'ORDER_ENDED'));
