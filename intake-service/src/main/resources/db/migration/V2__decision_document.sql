create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is written once', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- The authority's decision as it was handed in: here, so that it is in the same backup as the flag that rests on it.
create table decision_document (
    id           uuid primary key,
    agreement_id uuid not null references agreement,
    client_id    text not null check (client_id <> ''),
    -- Out of line and not compressed: a PDF is compressed already.
    content      bytea storage external not null,
    bytes        bigint not null check (bytes > 0),
    sha256       text not null,
    received_at  timestamptz not null,
    check (bytes = octet_length(content)),
    check (sha256 = encode(sha256(content), 'hex')),
    check (substring(content from 1 for 5) = '\x255044462d'),
    -- So that a flag can only rest on a document of its own agreement, by its right hash.
    unique (id, agreement_id, sha256)
);

create trigger decision_document_is_written_once
    before update or delete on decision_document
    for each row execute function refuse_change();
