-- What was told of appeals: made (no outcome), or ended. It can come before the verdict, and in any order.
create table appeal_step (
    case_id uuid not null,
    body    text not null check (body in ('COMPLAINTS_BOARD', 'COURT')),
    at      timestamptz not null,
    outcome text check (outcome in ('UPHELD', 'ANNULLED', 'CHANGED', 'REMITTED', 'WITHDRAWN')),
    unique nulls not distinct (case_id, body, at, outcome)
);

alter table hold
    -- Since when deletion has to wait for an appeal.
    add column frozen_since timestamptz,
    -- How many rows of appeal_step have been taken into account.
    add column appeal_steps integer not null default 0 check (appeal_steps >= 0),
    -- While an appeal is pending, deletion has not been told, or has been taken back.
    add constraint hold_is_not_due_while_frozen
        check (status <> 'PLACED' or frozen_since is null or deletion_due_at is null);

alter table suspension
    -- When deletion of the name became due: all its holds had passed their ends, and none was frozen.
    add column deletion_due_at timestamptz,
    -- Until when nobody can register the name again; null: at once.
    add column no_registration_before timestamptz,
    add constraint suspension_is_due_while_suspended check (deletion_due_at is null or status = 'SUSPENDED'),
    add constraint suspension_is_not_registered_after_deletion
        check (no_registration_before is null or no_registration_before > deletion_due_at);

create index suspension_by_deletion on suspension (deletion_due_at, domain) where deletion_due_at is not null;

-- Every change of a planned end, and who made it.
create table planned_end_change (
    id         uuid primary key,
    hold_id    uuid not null references hold,
    -- The number of the change of the name.
    sequence   bigint not null check (sequence >= 1),
    from_end   timestamptz not null,
    to_end     timestamptz not null check (to_end <> from_end),
    reason     text not null
               check (reason in ('AUTHORITY_ASKED', 'REGISTRANT_REMEDIES', 'CORRECTION', 'APPEAL_DECIDED')),
    -- Null when a rule did.
    changed_by text,
    changed_at timestamptz not null,
    unique (hold_id, sequence),
    check ((changed_by is null) = (reason = 'APPEAL_DECIDED'))
);
