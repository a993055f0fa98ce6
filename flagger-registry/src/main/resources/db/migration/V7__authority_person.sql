-- Persons who may act for an authority, and as what. They are named and let in by two persons of the registry; one is
-- enough to shut somebody out. Who has left stays known: what was done under a `sub` has to be explainable. Nothing of
-- this is ever told in an event.
create table authority_person (
    id           uuid primary key,
    agreement_id uuid not null references agreement,
    sub          text not null check (sub <> ''),
    name         text not null check (name <> ''),
    role         text not null check (role in ('SUBMITTER', 'APPROVER')),
    valid_from   timestamptz not null,
    valid_until  timestamptz check (valid_until >= valid_from),
    added_by     text not null,
    added_at     timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    ended_by     text,
    ended_at     timestamptz,
    end_reason   text check (end_reason <> ''),
    check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
    check (num_nulls(ended_by, ended_at, end_reason) in (0, 3)),
    check (ended_by is null or valid_until is not null),
    constraint person_is_confirmed_by_another check (confirmed_by <> added_by),
    constraint person_acts_for_one_authority_at_a_time
        exclude using gist (sub with =, agreement_id with <>, tstzrange(valid_from, valid_until) with &&),
    constraint person_has_a_role_once_at_a_time
        exclude using gist (agreement_id with =, sub with =, role with =, tstzrange(valid_from, valid_until) with &&)
);

-- Whether what a person of the authority hands in needs another person of it. Machines are not asked.
alter table agreement add column four_eyes boolean not null default false;
alter table agreement alter column four_eyes drop default;
