-- What an authority has corrected of a flag: the whole correctable content each time. Version 1 is the flag itself.
create table flag_version (
    flag_id         uuid not null,
    version         integer not null check (version >= 2),
    agreement_id    uuid not null,
    client_id       text not null check (client_id <> ''),
    reason          text not null check (btrim(reason) <> ''),
    content         jsonb not null,
    document_id     uuid not null,
    document_sha256 text not null,
    -- Of the request that it was read from, byte for byte.
    content_sha256  text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
    signed_receipt  text not null check (signed_receipt ~ '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$'),
    received_at     timestamptz not null,
    noted_in        xid8 not null default pg_current_xact_id(),
    noted_at        timestamptz not null default now(),
    primary key (flag_id, version),
    foreign key (flag_id, agreement_id) references flag (id, agreement_id),
    foreign key (document_id, agreement_id, document_sha256) references decision_document (id, agreement_id, sha256)
);

create trigger flag_version_is_written_once before update or delete on flag_version
    for each row execute function refuse_change();

-- A correction has an answer of its own.
alter table given_answer
    add version integer not null default 1 check (version >= 1),
    drop constraint given_answer_flag_id_key,
    add constraint given_answer_is_given_once unique (flag_id, version);
alter table given_answer alter version drop default;
