-- The answer to each accepted submission, so that its repetition gets the same bytes again
-- (draft-ietf-httpapi-idempotency-key-header-07). Written in the transaction of the flag itself.
create table given_answer (
    client_id       text not null check (client_id <> ''),
    idempotency_key text not null check (length(idempotency_key) between 1 and 255),
    fingerprint     text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    flag_id         uuid not null unique references flag,
    status          integer not null check (status between 200 and 299),
    body            bytea not null,
    given_at        timestamptz not null,
    primary key (client_id, idempotency_key)
);

create trigger given_answer_is_written_once before update or delete on given_answer
    for each row execute function refuse_change();
