-- Every version that flagger-registry has told of an agreement, from now on: a decision is checked against the agreement
-- as it stood on its day. What was told before this table is not known here, and nothing is refused for want of it.
create table agreement_version (
    agreement_id uuid not null references agreement,
    version      integer not null check (version >= 1),
    standing     text not null check (standing in ('ACTIVE', 'SUSPENDED', 'TERMINATED', 'EXPIRED')),
    grounds      text[] not null,
    valid_from   date not null,
    valid_until  date not null check (valid_until >= valid_from),
    changed_at   timestamptz not null,
    primary key (agreement_id, version)
);
