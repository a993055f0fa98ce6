-- A name that we hold and that the police have taken over since is reported.
alter table finding drop constraint finding_difference_check;
alter table finding add constraint finding_difference_check
    check (difference in ('HELD_NOT_SHOWN', 'LANDING_PAGE_NOT_SHOWN', 'SHOWN_NOT_HELD', 'SEIZED'));
