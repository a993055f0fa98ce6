-- Messages to managing registrars (EPP change poll, RFC 8590): one per change of a name, waiting until acknowledged.
create table poll_message (
    id              uuid primary key,
    -- Drawn while the writer holds the name's row: per name, the order of positions is the order of changes.
    position        bigint generated always as identity unique,
    -- EPP clID: 3 to 16 characters (RFC 5730, section 2.5).
    registrar       text not null check (length(registrar) between 3 and 16),
    domain          text not null references suspension,
    sequence        bigint not null check (sequence >= 1),
    -- The event poll-message-queued, as it was told.
    content         jsonb not null,
    queued_at       timestamptz not null,
    queued_in       xid8 not null default pg_current_xact_id(),
    acknowledged_at timestamptz check (acknowledged_at >= queued_at),
    -- However often a change is told: one message.
    constraint poll_message_is_one_per_change unique (domain, sequence)
);

create index poll_message_waiting on poll_message (registrar, queued_in, position) where acknowledged_at is null;

-- Lists are read in this order, and only below the oldest transaction that still runs: what commits late then lies
-- after every cursor that was given out, never before it. A row's number is its transaction's, or that of the same
-- name's row before when that is higher, so that the changes of one name stay in their order.
alter table suspension add changed_in xid8 not null default pg_current_xact_id();

create index suspension_by_commit on suspension (changed_in, domain);

create function suspension_changed() returns trigger language plpgsql as $$
begin
    new.changed_in := greatest(old.changed_in, pg_current_xact_id());
    return new;
end $$;

create trigger suspension_changed before update on suspension
    for each row when (old.sequence is distinct from new.sequence) execute function suspension_changed();

create function poll_message_queued() returns trigger language plpgsql as $$
begin
    select greatest(pg_current_xact_id(), max(queued_in)) into new.queued_in
    from poll_message where domain = new.domain;
    return new;
end $$;

create trigger poll_message_queued before insert on poll_message
    for each row execute function poll_message_queued();
