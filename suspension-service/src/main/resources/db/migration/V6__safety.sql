-- What keeps a fault or an abuse from suspending names in great number.

-- One row. Every placing and every operator's action locks it: so they happen one after the other, and what is
-- counted below is right however many instances there are.
create table safety (
    only_one            boolean primary key default true check (only_one),
    -- Since when no new hold is placed; null: the switch is not thrown.
    kill_switch_since   timestamptz,
    -- Null: as configured. An operator's own values outlive a restart.
    limit_per_authority integer check (limit_per_authority between 1 and 100000),
    limit_total         integer check (limit_total between 1 and 100000),
    check ((limit_per_authority is null) = (limit_total is null))
);

insert into safety default values;

-- What was placed, for as far as it counts against the limits.
create table counted_placing (
    hold_id      uuid primary key references hold,
    -- Null: the registry's own.
    agreement_id uuid,
    placed_at    timestamptz not null
);

create index counted_placing_by_time on counted_placing (placed_at) include (agreement_id);

create table protected_name (
    domain           text primary key check (domain ~ '^[a-z0-9-]{1,63}\.dk$'),
    code             text not null check (code in ('REGISTRY', 'NAME_SERVERS', 'SUB_TENANTS', 'OTHER')),
    -- The first of the two persons that it takes to end the protection.
    removal_asked_by text check (length(removal_asked_by) > 0),
    removal_asked_at timestamptz,
    check ((removal_asked_by is null) = (removal_asked_at is null))
);

insert into protected_name (domain, code) values
    -- The registry itself, today and under the names it had.
    ('punktum.dk', 'REGISTRY'), ('dk-hostmaster.dk', 'REGISTRY'), ('difo.dk', 'REGISTRY'),
    -- Servers of the zone, and of registrars: every name that is delegated to them goes with them. The registry adds
    -- those that it knows.
    ('nic.dk', 'NAME_SERVERS'),
    -- The private section of the public suffix list: others live below these.
    ('co.dk', 'SUB_TENANTS'), ('biz.dk', 'SUB_TENANTS'), ('firm.dk', 'SUB_TENANTS'), ('reg.dk', 'SUB_TENANTS'),
    ('store.dk', 'SUB_TENANTS'), ('123hjemmeside.dk', 'SUB_TENANTS'), ('myspreadshop.dk', 'SUB_TENANTS');

-- Who has let a hold on a protected name pass. Two rows are two persons.
create table hold_release (
    hold_id     uuid not null references hold on delete cascade,
    person      text not null check (length(person) > 0),
    released_at timestamptz not null,
    primary key (hold_id, person)
);

-- The holds that are held back, why, and since when. They stay REQUESTED.
create table waiting_hold (
    hold_id      uuid primary key references hold on delete cascade,
    domain       text not null,
    agreement_id uuid,
    cause        text not null check (cause in ('FLAG', 'COURT_ORDER', 'COMPLAINTS_BOARD', 'REGISTRY')),
    requested_at timestamptz not null,
    reason       text not null check (reason in ('KILL_SWITCH', 'AUTHORITY_LIMIT', 'TOTAL_LIMIT', 'PROTECTED_NAME')),
    since        timestamptz not null,
    -- Null: rests. Else the reason has gone, and it is being placed.
    let_go_at    timestamptz check (let_go_at >= since),
    -- What a court or the Board orders waits for nothing but a protected name.
    check (cause in ('FLAG', 'REGISTRY') or reason = 'PROTECTED_NAME'),
    check (agreement_id is not null or reason <> 'AUTHORITY_LIMIT')
);

create index waiting_hold_in_order on waiting_hold (requested_at, hold_id);

-- Every action of a person on the tables above. Rows are added, never changed, never taken away.
create table safety_audit (
    position bigint generated always as identity primary key,
    at       timestamptz not null,
    -- The subject of the token.
    person   text not null check (length(person) > 0),
    action   text not null check (action in ('SWITCH_THROWN', 'SWITCH_RELEASED', 'LIMITS_SET', 'NAME_PROTECTED',
                                             'REMOVAL_ASKED', 'NAME_UNPROTECTED', 'HOLD_RELEASED')),
    domain   text,
    hold_id  uuid,
    -- Codes and numbers, such as limits before and after.
    detail   text,
    reason   text not null check (length(trim(reason)) between 1 and 500),
    check ((action in ('SWITCH_THROWN', 'SWITCH_RELEASED', 'LIMITS_SET')) = (domain is null)),
    check ((action = 'HOLD_RELEASED') = (hold_id is not null))
);

create function safety_audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'safety_audit is append-only';
end $$;

create trigger safety_audit_is_append_only before update or delete or truncate on safety_audit
    for each statement execute function safety_audit_is_append_only();
