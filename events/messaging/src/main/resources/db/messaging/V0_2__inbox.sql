-- Which handler has done which event. The row and the work commit together.
create table inbox (
    handler     text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (handler, event_id)
);

-- For the daily purge; the rows lie in the order of time.
create index inbox_received_at on inbox using brin (received_at);
