-- One row per name that was ever to be held; locked for every change of the name's suspension.
create table suspension (
    domain     text primary key check (domain ~ '^[a-z0-9-]{1,63}\.dk$'),
    -- How many changes there have been.
    sequence   bigint not null default 0 check (sequence >= 0),
    status     text not null default 'FREE' check (status in ('FREE', 'SUSPENDED')),
    before_id  uuid,
    changed_at timestamptz not null,
    -- No name is changed before it is known how to put it back.
    check (status = 'FREE' or before_id is not null)
);

create index suspension_by_change on suspension (changed_at, domain);

-- What the register said before a change. Nothing is updated here, nothing deleted.
create table snapshot (
    id              uuid primary key,
    domain          text not null references suspension,
    -- The number of the change that it was taken for.
    before_sequence bigint not null check (before_sequence >= 1),
    statuses        text[] not null,
    name_servers    text[] not null,
    ds_records      text[] not null,
    taken_at        timestamptz not null,
    -- Carried over from the hold before, because the register could not yet be believed.
    carried_over    boolean not null,
    unique (id, domain)
);

alter table suspension add foreign key (before_id, domain) references snapshot (id, domain);

create table hold (
    id                uuid primary key,
    domain            text not null references suspension,
    case_id           uuid not null,
    case_number       text not null,
    flag_id           uuid not null,
    agreement_id      uuid not null,
    legal_ground      text not null,
    -- ISO 8601, such as P30D.
    suspension_period text not null check (suspension_period like 'P%'),
    status            text not null check (status in ('REQUESTED', 'PLACED', 'LIFTED', 'CANCELLED', 'ABANDONED')),
    requested_at      timestamptz not null,
    before_id         uuid,
    placed_at         timestamptz,
    placed_sequence   bigint,
    planned_end       timestamptz check (planned_end > placed_at),
    deletion_due_at   timestamptz check (deletion_due_at >= planned_end),
    lifted_at         timestamptz,
    lifted_sequence   bigint check (lifted_sequence > placed_sequence),
    end_cause         text check (end_cause in ('WITHDRAWN', 'REVERSED')),
    abandon_reason    text check (abandon_reason in ('NOT_REGISTERED')),
    -- However often a verdict is told: one hold.
    constraint hold_is_one_per_case unique (case_id),
    foreign key (before_id, domain) references snapshot (id, domain),
    unique (domain, placed_sequence),
    unique (domain, lifted_sequence),
    check ((status in ('PLACED', 'LIFTED')) = (placed_at is not null)),
    check ((placed_at is null) = (placed_sequence is null)),
    check ((placed_at is null) = (planned_end is null)),
    check ((placed_at is null) = (before_id is null)),
    check ((status = 'LIFTED') = (lifted_at is not null)),
    check ((lifted_at is null) = (lifted_sequence is null)),
    check ((status in ('LIFTED', 'CANCELLED')) = (end_cause is not null)),
    check ((status = 'ABANDONED') = (abandon_reason is not null))
);

create index hold_by_domain on hold (domain);
create index hold_by_planned_end on hold (planned_end) where status = 'PLACED' and deletion_due_at is null;
create index hold_standing on hold (case_id) where status in ('REQUESTED', 'PLACED');

-- Holds that wait to be placed: when to try (again), and what went wrong last.
create table hold_request (
    hold_id  uuid primary key references hold,
    due_at   timestamptz not null,
    attempts integer not null default 0,
    fault    text
);

create index hold_request_by_due on hold_request (due_at);

-- Cases that are over. case-closed can arrive before case-decided: no hold is placed for a case in here.
create table closed_case (
    case_id   uuid primary key,
    cause     text not null check (cause in ('WITHDRAWN', 'REVERSED')),
    closed_at timestamptz not null
);
