-- When Kafka had taken over the order; null when that was not noted.
alter table effect add published_at timestamptz check (published_at >= ordered_at);

-- Since when each server has shown what was ordered. What it no longer shows is deleted.
create table effect_sighting (
    effect_id uuid not null references effect,
    place     text not null check (place in ('DNS', 'RDAP')),
    -- A name server's address and port, or the RDAP server's host.
    server    text not null,
    seen_at   timestamptz not null,
    primary key (effect_id, place, server)
);
