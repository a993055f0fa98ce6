-- What stood in the zone before our first change of a name, so that it can be put back exactly. Committed before
-- anything is sent.
create table kept_delegation (
    id       uuid primary key,
    domain   text not null references suspension,
    -- The order that it was read for.
    sequence bigint not null check (sequence >= 1),
    kept_at  timestamptz not null,
    -- Put back; or given up, because somebody else had delegated the name.
    ended_at timestamptz check (ended_at >= kept_at)
);

-- What is kept first stays until it is put back: a second reading would be of our own change.
create unique index kept_delegation_is_one on kept_delegation (domain) where ended_at is null;

create table kept_record (
    kept_delegation_id uuid not null references kept_delegation,
    owner              text not null check (owner like '%.'),
    type               text not null check (type in ('NS', 'DS', 'A', 'AAAA')),
    ttl                bigint not null check (ttl between 0 and 2147483647),
    rdata              text not null,
    primary key (kept_delegation_id, owner, type, rdata)
);

-- What the zone's primary is to be told.
create table dns_update (
    id               uuid primary key,
    domain           text not null references suspension,
    -- Of the domain-suspended or domain-reinstated that orders it.
    sequence         bigint not null check (sequence >= 1),
    wish             text not null check (wish in ('TAKE_OUT', 'REPLACE', 'RESTORE')),
    name_servers     text[] not null,
    ds_records       text[] not null,
    -- Somebody has changed the name's servers or DS in the register meanwhile: what is kept is no longer right.
    register_changed boolean not null,
    status           text not null check (status in ('PENDING', 'CONFLICT', 'DONE', 'SUPERSEDED')),
    ordered_at       timestamptz not null,
    due_at           timestamptz not null,
    attempts         integer not null default 0,
    fault            text,
    -- The records that somebody else has put there.
    found            text[] not null,
    done_at          timestamptz,
    -- Until then somebody who has taken it up may send something.
    claimed_until    timestamptz,
    -- Until then something sent, and not answered, may still be carried out.
    may_arrive_until timestamptz,
    unique (domain, sequence),
    check ((wish = 'REPLACE') = (cardinality(name_servers) > 0)),
    check ((status = 'DONE') = (done_at is not null))
);

-- One wish per name at a time.
create unique index dns_update_is_open_once on dns_update (domain) where status in ('PENDING', 'CONFLICT');
create index dns_update_by_due on dns_update (due_at) where status in ('PENDING', 'CONFLICT');
