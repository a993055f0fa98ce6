-- Records that a handler could not take, and those set aside behind them on the same key.
create table dead_letter (
    id             uuid primary key,
    handler        text        not null,
    topic          text        not null,
    partition      int         not null,
    record_offset  bigint      not null,
    -- Null: the record does not say.
    event_id       uuid,
    key            text,
    headers        jsonb       not null,
    payload        bytea,
    reason         text        not null
        check (reason in ('NO_VALUE', 'BROKEN', 'UNKNOWN_TYPE', 'HANDLER_FAILED', 'BEHIND_ANOTHER')),
    -- Class names and places in the code only, never content.
    detail         text,
    set_aside_at   timestamptz not null,
    resolved_at    timestamptz,
    resolution     text check (resolution in ('REDRIVEN', 'REPEAT', 'DISCARDED')),
    resolved_by    text,
    discard_reason text,
    -- A second delivery of the same record changes nothing. The event's id is part of it because offsets start again
    -- at 0 when a topic is made anew.
    unique nulls not distinct (handler, topic, partition, record_offset, event_id),
    check ((resolved_at is null) = (resolution is null)),
    check ((resolution is not distinct from 'DISCARDED') = (discard_reason is not null))
);

create index dead_letter_open on dead_letter (handler, topic, key, partition, record_offset) where resolved_at is null;
