-- Machine identities with a time of their own, so that one can follow another without a gap; some bound to a
-- certificate. btree_gist for a constraint over a client and its time: as in case-service, the role needs CREATE on the
-- database, or an administrator creates the extension before.
create extension if not exists btree_gist;

alter table agreement_client
    drop constraint agreement_client_pkey,
    drop constraint agreement_client_is_bound_once,
    add column id                 uuid not null default gen_random_uuid(),
    add column valid_from         timestamptz,
    add column valid_until        timestamptz,
    add column certificate_sha256 text check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
    add column added_by           text,
    add column added_at           timestamptz,
    add column confirmed_by       text,
    add column confirmed_at       timestamptz,
    add column ended_by           text,
    add column ended_at           timestamptz,
    add column end_reason         text check (end_reason <> '');

update agreement_client c
   set valid_from = a.drafted_at, added_by = a.drafted_by, added_at = a.drafted_at,
       confirmed_by = a.activated_by, confirmed_at = a.activated_at
  from agreement a where a.id = c.agreement_id;

alter table agreement_client
    alter column id drop default,
    alter column valid_from set not null,
    alter column added_by set not null,
    alter column added_at set not null,
    add primary key (id),
    add check (valid_until >= valid_from),
    add check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
    add check (num_nulls(ended_by, ended_at, end_reason) in (0, 3)),
    add check (ended_by is null or valid_until is not null),
    -- Who gives access gives it together with somebody else; taking it away is for one.
    add constraint client_is_confirmed_by_another check (confirmed_by <> added_by),
    -- A client decides under which agreement a flag is handed in: at any time one, or none. Within an agreement it may
    -- stand twice at once: with the certificate of before, and with the next.
    add constraint client_belongs_to_one_agreement_at_a_time
        exclude using gist (client_id with =, agreement_id with <>, tstzrange(valid_from, valid_until) with &&);

create index agreement_client_of on agreement_client (agreement_id);
