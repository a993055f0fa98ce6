-- Who was given the decision document of a flag, and when: a decision can name persons.
create table document_reading (
    id          bigint generated always as identity primary key,
    flag_id     uuid not null references flag,
    document_id uuid not null references decision_document,
    -- The subject of the token.
    read_by     text not null check (read_by <> ''),
    read_at     timestamptz not null
);

create index document_reading_of_flag on document_reading (flag_id, id);

create trigger document_reading_is_append_only before update or delete on document_reading
    for each row execute function refuse_change();
