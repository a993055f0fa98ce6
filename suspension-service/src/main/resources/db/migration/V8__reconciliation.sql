-- An overdue order is told again, every so often.
alter table effect add retries integer not null default 0 check (retries >= 0);
alter table effect add next_retry_at timestamptz;
create index effect_by_retry on effect (next_retry_at) where status = 'OVERDUE';

-- Every time that an order was told again, and by whom.
create table effect_retry (
    effect_id uuid not null references effect,
    number    integer not null check (number >= 1),
    told_at   timestamptz not null,
    -- The subject of the operator's token; null: by itself.
    told_by   text check (told_by <> ''),
    primary key (effect_id, number)
);

-- Comparisons of everything that was ever held with what the registry shows.
create table reconciliation (
    id           uuid primary key,
    status       text not null check (status in ('REQUESTED', 'RUNNING', 'DONE', 'TOO_MANY', 'BROKEN_OFF')),
    -- The subject of the operator's token; null: by itself.
    requested_by text check (requested_by <> ''),
    -- Nothing is repaired.
    dry_run      boolean not null,
    requested_at timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    compared     integer check (compared >= 0),
    watched      integer check (watched >= 0),
    unanswered   integer check (unanswered >= 0),
    differing    integer check (differing between 0 and compared),
    told_again   integer check (told_again >= 0),
    check (status = 'REQUESTED' or started_at is not null),
    check ((status in ('DONE', 'TOO_MANY', 'BROKEN_OFF')) = (finished_at is not null)),
    check ((status in ('DONE', 'TOO_MANY')) = (compared is not null)),
    check (status <> 'TOO_MANY' or told_again = 0)
);

-- One at a time, however many instances there are.
create unique index reconciliation_is_one on reconciliation ((true)) where status in ('REQUESTED', 'RUNNING');
create index reconciliation_by_time on reconciliation (requested_at);

-- What a comparison has shown to differ, until it does no longer.
create table finding (
    id           uuid primary key,
    domain       text not null references suspension,
    difference   text not null
        check (difference in ('HELD_NOT_SHOWN', 'LANDING_PAGE_NOT_SHOWN', 'SHOWN_NOT_HELD')),
    -- Of the order that the registry does not show.
    sequence     bigint not null check (sequence >= 1),
    -- Who shows something else.
    servers      text[] not null check (cardinality(servers) > 0),
    found_at     timestamptz not null,
    last_seen_at timestamptz not null check (last_seen_at >= found_at),
    closed_at    timestamptz check (closed_at >= found_at),
    -- How often the state was told again because of it.
    repairs      integer not null default 0 check (repairs >= 0)
);

create unique index finding_is_open_once on finding (domain) where closed_at is null;
create index finding_open on finding (difference) where closed_at is null;
