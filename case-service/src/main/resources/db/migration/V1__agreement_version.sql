-- What flagger-registry has said about each agreement. Every version is kept: a flag is judged by what was true when
-- it was received, not by what is true when we come to it.
create table agreement_version (
    agreement_id uuid not null,
    version      integer not null check (version >= 1),
    standing     text not null check (standing in ('ACTIVE', 'SUSPENDED', 'TERMINATED')),
    cvr          text not null check (cvr ~ '^[0-9]{8}$'),
    grounds      text[] not null,
    valid_from   date not null,
    valid_until  date not null check (valid_until >= valid_from),
    changed_at   timestamptz not null,
    primary key (agreement_id, version)
);

-- An authority may have one agreement after the other; its CVR number stays.
create index agreement_version_by_authority on agreement_version (cvr);
