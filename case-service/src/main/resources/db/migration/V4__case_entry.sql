-- The story of a case: what happened, when, who did it. Rows are added, never changed, never taken away.
create table case_entry (
    id       uuid primary key,
    position bigint generated always as identity,
    case_id  uuid not null references flag_case,
    at       timestamptz not null,
    kind     text not null,
    actor    text not null check (actor <> ''),
    code     text,
    note     text check (length(note) between 1 and 2000)
);

create index case_entry_of_case on case_entry (case_id, at, position);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'the story of a case is only added to (% on %)', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end
$$;

create trigger case_entry_is_append_only before update or delete or truncate on case_entry
    for each statement execute function refuse_change_of_history();
