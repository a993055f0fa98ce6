-- Every record of every topic, as it stood in Kafka: a copy that may be dropped, and is then filled again.
create table record_seen (
    topic          text        not null,
    partition      int         not null,
    at_offset      bigint      not null,
    recorded_at    timestamptz not null,
    told_at        timestamptz not null,
    record_key     text,
    event_id       uuid,
    type           text,
    source         text,
    domain         text,
    flag_id        uuid,
    flag_number    text,
    agreement_id   uuid,
    case_id        uuid,
    case_number    text,
    correlation_id text,
    sequence       bigint,
    headers        json        not null,
    payload        json,
    unreadable     text,
    bytes          int         not null,
    primary key (topic, partition, at_offset),
    constraint record_seen_is_json_or_not check (payload is null or unreadable is null)
);

create index record_seen_newest on record_seen (recorded_at);
create index record_seen_of_topic on record_seen (topic, recorded_at);
create index record_seen_about on record_seen (domain, recorded_at) where domain is not null;
create index record_seen_flag_id on record_seen (flag_id) where flag_id is not null;
create index record_seen_flag_number on record_seen (flag_number) where flag_number is not null;
create index record_seen_case_id on record_seen (case_id) where case_id is not null;
create index record_seen_case_number on record_seen (case_number) where case_number is not null;
create index record_seen_correlation_id on record_seen (correlation_id) where correlation_id is not null;
create index record_seen_event_id on record_seen (event_id) where event_id is not null;

-- Where reading goes on; written in one transaction with the rows before it.
create table reading_position (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null check (next_offset >= 0),
    primary key (topic, partition)
);
