-- Flags whose place a later one of the same authority has taken, name by name. Kept also where the earlier case is not
-- known: flags can be delivered late.
create table superseded_flag (
    flag_id    uuid not null,
    domain     text not null,
    by_flag_id uuid not null,
    primary key (flag_id, domain),
    check (flag_id <> by_flag_id)
);

alter table flag_case add superseded boolean not null default false;

-- In the database, so that no way of opening a case can forget it.
create function mark_superseded_case() returns trigger language plpgsql as $$
begin
    update flag_case set superseded = true where flag_id = new.flag_id and domain = new.domain;
    return null;
end
$$;

create function know_superseded_case() returns trigger language plpgsql as $$
begin
    new.superseded := exists (select 1 from superseded_flag where flag_id = new.flag_id and domain = new.domain);
    return new;
end
$$;

create trigger superseded_flag_marks_its_case after insert on superseded_flag
    for each row execute function mark_superseded_case();
create trigger flag_case_knows_that_it_is_superseded before insert on flag_case
    for each row execute function know_superseded_case();

-- A superseded case stays upheld until the verdict on the one that takes its place stands: no duplicate of it.
drop index flag_case_has_no_live_duplicate;
create unique index flag_case_has_no_live_duplicate on flag_case (agreement_id, domain, legal_ground)
    where status in ('UNDER_REVIEW', 'UPHELD') and not superseded;

alter table flag_withdrawal
    drop constraint flag_withdrawal_reason_check,
    add constraint flag_withdrawal_reason_check
        check (reason in ('RESOLVED', 'DECISION_ANNULLED', 'SUBMITTED_IN_ERROR', 'SUPERSEDED'));

-- Corrections of flags, told of in the story of the case; kept also where no case is known yet.
create table flag_correction (
    flag_id         uuid not null,
    domain          text not null,
    version         integer not null check (version >= 2),
    document_sha256 text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
    corrected_at    timestamptz not null,
    primary key (flag_id, domain, version)
);
