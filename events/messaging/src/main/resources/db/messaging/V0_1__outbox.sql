-- Events that are to reach Kafka. Written in the transaction that causes them, deleted when Kafka has them.
create table outbox (
    -- Drawn while the writer holds its aggregate's row lock: per key, the order of positions is the order of events.
    position    bigint generated always as identity primary key,
    event_id    uuid        not null unique,
    topic       text        not null check (topic <> ''),
    -- Empty: a dead letter that came without a key.
    key         text        not null,
    headers     jsonb       not null,
    -- Null: a dead letter that came without a value.
    payload     bytea,
    created_at  timestamptz not null,
    -- Set when Kafka will never take this row as it is; what follows on its key waits behind it.
    parked_at   timestamptz,
    park_reason text,
    check ((parked_at is null) = (park_reason is null)),
    check (payload is not null or topic like '%-dlq')
)
-- Rows live for milliseconds: clean up by count, not by share of a table that is nearly always empty.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create index outbox_parked on outbox (position) where parked_at is not null;
