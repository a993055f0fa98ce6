-- What persons have done about what was stuck. Rows are added, never changed, never taken away.
create table operator_audit (
    position bigint generated always as identity primary key,
    at       timestamptz not null,
    -- The subject of the token.
    person   text not null check (length(person) > 0),
    action   text not null check (action ~ '^[A-Z_]{1,40}$'),
    -- The dead letter's id, the outbox row's position, the notice's id.
    subject  text not null check (subject <> ''),
    topic    text,
    key      text,
    -- Codes, class names and places in the code; never content.
    detail   text,
    -- In the person's own words. Null: none was asked for.
    reason   text check (length(trim(reason)) between 1 and 500)
);

create function operator_audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'operator_audit is append-only';
end $$;

create trigger operator_audit_is_append_only before update or delete or truncate on operator_audit
    for each statement execute function operator_audit_is_append_only();
