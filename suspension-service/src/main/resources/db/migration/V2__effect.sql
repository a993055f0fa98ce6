-- Every order given to the registry, and when it was seen to have taken effect.
create table effect (
    id              uuid primary key,
    domain          text not null references suspension,
    sequence        bigint not null check (sequence >= 1),
    change          text not null check (change in ('SUSPENDED', 'REINSTATED')),
    status          text not null check (status in ('PENDING', 'OVERDUE', 'EFFECTIVE', 'SUPERSEDED')),
    hold_id         uuid not null references hold,
    case_id         uuid not null,
    case_number     text not null,
    flag_id         uuid not null,
    agreement_id    uuid not null,
    -- What the name looks like when it is free.
    statuses        text[] not null,
    name_servers    text[] not null,
    ds_records      text[] not null,
    ordered_at      timestamptz not null,
    -- Whether the order before had been seen to take effect when this one was given.
    after_seen      boolean not null,
    seen_in_dns_at  timestamptz check (seen_in_dns_at >= ordered_at),
    seen_in_rdap_at timestamptz check (seen_in_rdap_at >= ordered_at),
    next_look_at    timestamptz not null,
    unique (domain, sequence),
    check (status <> 'EFFECTIVE' or (seen_in_dns_at is not null and seen_in_rdap_at is not null))
);

-- One order at a time is watched on a name.
create unique index effect_is_watched_once on effect (domain) where status in ('PENDING', 'OVERDUE');
create index effect_by_next_look on effect (next_look_at) where status in ('PENDING', 'OVERDUE');
