-- An agreement can be told to be over by date.
alter table agreement_version
    drop constraint agreement_version_standing_check,
    add constraint agreement_standing_is_known check (standing in ('ACTIVE', 'SUSPENDED', 'TERMINATED', 'EXPIRED'));
