-- An upheld verdict before the Complaints Board or a court.
create table appeal (
    id                 uuid primary key,
    case_id            uuid not null references flag_case,
    body               text not null check (body in ('COMPLAINTS_BOARD', 'COURT')),
    -- What the Board or the court calls it.
    reference          text not null check (length(reference) between 1 and 100),
    appealed_on        date not null,
    recorded_by        text not null check (recorded_by <> ''),
    recorded_at        timestamptz not null,
    status             text not null check (status in ('PENDING', 'ANNULMENT_PROPOSED', 'REMITTED', 'ENDED')),

    -- How it ended, as an officer has written it down; a proposal as long as nobody has confirmed an annulment.
    outcome            text check (outcome in ('UPHELD', 'ANNULLED', 'CHANGED', 'REMITTED', 'WITHDRAWN')),
    decided_on         date check (decided_on >= appealed_on),
    decision_reference text check (length(decision_reference) between 1 and 100),
    outcome_by         text,
    outcome_at         timestamptz,
    confirmed_by       text,
    confirmed_at       timestamptz,

    -- The registry has decided a remitted case anew, and stands by its verdict.
    affirmed_by        text,
    affirmed_at        timestamptz,

    constraint appeal_is_recorded_once unique (case_id, body, reference),
    check (num_nulls(outcome, decided_on, decision_reference, outcome_by, outcome_at) in (0, 5)),
    check ((status = 'PENDING') = (outcome is null)),
    check (status <> 'REMITTED' or outcome = 'REMITTED'),
    check (outcome is distinct from 'REMITTED' or (status = 'ENDED') = (affirmed_by is not null)),
    -- Four eyes on what lifts a hold for good.
    check ((outcome is not distinct from 'ANNULLED' and status = 'ENDED') = (confirmed_by is not null)),
    check (status <> 'ANNULMENT_PROPOSED' or outcome = 'ANNULLED'),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by <> outcome_by),
    check ((affirmed_by is null) = (affirmed_at is null)),
    check (affirmed_by is null or outcome = 'REMITTED')
);

create unique index appeal_is_pending_once on appeal (case_id) where status <> 'ENDED';
