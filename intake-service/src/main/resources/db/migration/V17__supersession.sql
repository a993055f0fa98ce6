-- A flag that takes the place of an earlier one of the same authority: once, so that two can not both take it.
alter table flag add constraint flag_is_of_one_agreement unique (id, agreement_id);

create table supersession (
    flag_id            uuid primary key,
    superseded_flag_id uuid not null,
    agreement_id       uuid not null,
    noted_in           xid8 not null default pg_current_xact_id(),
    noted_at           timestamptz not null default now(),
    foreign key (flag_id, agreement_id) references flag (id, agreement_id),
    foreign key (superseded_flag_id, agreement_id) references flag (id, agreement_id),
    constraint supersession_happens_once unique (superseded_flag_id),
    check (flag_id <> superseded_flag_id)
);

create trigger supersession_is_written_once before update or delete on supersession
    for each row execute function refuse_change();

-- Names in both flags, for as long as the earlier flag stands on them: it is taken back when the later one is settled.
create table superseded_name (
    flag_id    uuid not null,
    domain     text not null,
    by_flag_id uuid not null references supersession,
    primary key (flag_id, domain),
    foreign key (flag_id, domain) references flag_domain,
    foreign key (by_flag_id, domain) references flag_domain
);

create index superseded_name_by_name on superseded_name (domain);

-- Names in both of which something new is known; a worker looks whether they are settled. What is committed late stirs
-- when it is committed, so that nobody has to see everything at once.
create table supersession_stir (
    id         bigint generated always as identity primary key,
    by_flag_id uuid not null,
    domain     text not null
);

-- In the database, so that no way of learning something can forget it.
create function stir_supersessions() returns trigger language plpgsql as $$
begin
    insert into supersession_stir (by_flag_id, domain)
    select by_flag_id, domain from superseded_name where domain = new.domain;
    return null;
end
$$;

create trigger case_fact_stirs_supersessions after insert on case_fact
    for each row execute function stir_supersessions();
create trigger suspension_fact_stirs_supersessions after insert on suspension_fact
    for each row execute function stir_supersessions();
create trigger withdrawal_stirs_supersessions after insert on withdrawal
    for each row execute function stir_supersessions();

alter table withdrawal
    drop constraint withdrawal_reason_check,
    add constraint withdrawal_reason_check
        check (reason in ('RESOLVED', 'DECISION_ANNULLED', 'SUBMITTED_IN_ERROR', 'SUPERSEDED'));
