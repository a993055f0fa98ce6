create sequence case_number as bigint;

-- One flagged domain name.
create table flag_case (
    id                uuid primary key,
    -- Rises with the order of opening; the case number is made of it.
    number            bigint not null unique,
    case_number       text not null unique check (case_number ~ '^C-[0-9]{4}-[0-9]{6,}$'),
    version           integer not null,

    flag_id           uuid not null,
    flag_number       text not null,
    domain            text not null check (domain ~ '^[a-z0-9-]+\.dk$'),
    agreement_id      uuid not null,
    legal_ground      text not null,
    measure           text not null check (measure in ('SUSPEND')),
    decision_date     date not null,
    document_sha256   text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
    received_at       timestamptz not null,
    opened_at         timestamptz not null,

    status            text not null check (status in ('OPEN', 'UNDER_REVIEW', 'UPHELD', 'DECLINED', 'CLOSED')),

    -- What the register said.
    registered        boolean,
    seized            boolean,
    registry_statuses text[],
    registry_asked_at timestamptz,

    -- What the policy asks for.
    decision_level    text check (decision_level in ('AUTOMATIC', 'ONE_OFFICER', 'TWO_OFFICERS')),
    suspension_days   integer check (suspension_days > 0),

    recommended_by    text,
    recommended_at    timestamptz,

    verdict           text check (verdict in ('UPHELD', 'DECLINED')),
    decline_reason    text check (decline_reason in ('AGREEMENT_NOT_IN_FORCE', 'GROUND_OUTSIDE_AGREEMENT',
        'DOMAIN_NOT_FOUND', 'DUPLICATE', 'DOCUMENT_INSUFFICIENT', 'DISPROPORTIONATE', 'SEIZED')),
    decided_by        text check (decided_by in ('POLICY', 'ONE_OFFICER', 'TWO_OFFICERS')),
    -- Present when a person had the last word.
    officer           text,
    decided_at        timestamptz,

    close_cause       text check (close_cause in ('WITHDRAWN', 'REVERSED')),
    closed_at         timestamptz,

    -- The formal checks are still to be done, at this time or later.
    next_attempt_at   timestamptz,
    attempts          integer not null default 0,
    waiting_for       text check (waiting_for in ('REGISTRY', 'AGREEMENT', 'POLICY')),

    constraint flag_case_is_opened_once unique (flag_id, domain),

    check ((recommended_by is null) = (recommended_at is null)),
    check (num_nulls(registered, seized, registry_statuses, registry_asked_at) in (0, 4)),
    check ((status = 'OPEN') = (next_attempt_at is not null)),
    check (status = 'OPEN' or waiting_for is null),
    -- The desk: somebody has to decide, and what they may decide is known.
    check (status <> 'UNDER_REVIEW' or (decision_level in ('ONE_OFFICER', 'TWO_OFFICERS') and suspension_days is not null)),
    -- A verdict has its day and its author; a declined case its reason; an upheld one its length.
    check ((verdict is null) = (decided_at is null) and (verdict is null) = (decided_by is null)),
    check ((verdict is not distinct from 'DECLINED') = (decline_reason is not null)),
    check (verdict is distinct from 'UPHELD' or suspension_days is not null),
    check (status not in ('OPEN', 'UNDER_REVIEW') or verdict is null),
    check (status not in ('UPHELD', 'DECLINED') or verdict is not distinct from status),
    check ((status = 'CLOSED') = (close_cause is not null) and (close_cause is null) = (closed_at is null)),
    -- Nothing but an upheld verdict can be reversed; a closed case was never declined.
    check (close_cause is distinct from 'REVERSED' or verdict is not distinct from 'UPHELD'),
    check (status <> 'CLOSED' or verdict is distinct from 'DECLINED'),
    -- Four eyes.
    check ((decided_by is null or decided_by = 'POLICY') = (officer is null)),
    check (decided_by is distinct from 'TWO_OFFICERS' or (recommended_by is not null and recommended_by <> officer)),
    check (verdict is distinct from 'UPHELD' or decision_level is distinct from 'TWO_OFFICERS'
        or decided_by is not distinct from 'TWO_OFFICERS')
);

-- One authority, one name, one ground: one case on the desk or upheld.
create unique index flag_case_has_no_live_duplicate on flag_case (agreement_id, domain, legal_ground)
    where status in ('UNDER_REVIEW', 'UPHELD');
create index flag_case_to_assess on flag_case (next_attempt_at) where status = 'OPEN';
create index flag_case_by_domain on flag_case (domain);
create index flag_case_by_status on flag_case (status, number);

-- The result of each formal check, in the order in which they are applied.
create table case_check (
    id             uuid primary key,
    case_id        uuid not null references flag_case,
    position       integer not null,
    code           text not null,
    result         text not null check (result in ('PASSED', 'FAILED', 'NEEDS_A_PERSON')),
    decline_reason text,
    checked_at     timestamptz not null,
    unique (case_id, code),
    unique (case_id, position),
    check (decline_reason is null or result = 'FAILED')
);
