-- What persons have done from the console. The services keep audits of their own; this one says what was asked of
-- several of them at once. Written before anything is asked. Rows are added, never changed.
create table console_action (
    id       uuid primary key,
    at       timestamptz not null,
    -- The subject of the token.
    person   text not null check (length(person) > 0),
    action   text not null check (action in ('SET_GOING', 'SWITCH_THROWN', 'SWITCH_RELEASED')),
    reason   text not null check (length(trim(reason)) between 1 and 500)
);

create index console_action_by_time on console_action (at desc);

-- What came of it, one row for each item; none when the console ended before it knew.
create table console_action_result (
    action_id uuid not null references console_action,
    position  integer not null check (position >= 0),
    service   text not null,
    kind      text not null,
    -- A domain name, or the id of an agreement or a flag.
    about     text not null,
    outcome   text not null,
    detail    text,
    primary key (action_id, position)
);

create function console_audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end $$;

create trigger console_action_is_append_only before update or delete or truncate on console_action
    for each statement execute function console_audit_is_append_only();
create trigger console_action_result_is_append_only before update or delete or truncate on console_action_result
    for each statement execute function console_audit_is_append_only();
