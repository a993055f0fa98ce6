-- What became of each case, as case-service has told it: codes and times. No domain name, nobody's name. Two topics tell
-- of one case, and neither waits for the other.
create table case_outcome (
    case_id        uuid primary key,
    agreement_id   uuid not null,
    verdict        text check (verdict in ('UPHELD', 'DECLINED')),
    decline_reason text check (decline_reason ~ '^[A-Z][A-Z_]*$'),
    decided_at     timestamptz,
    close_cause    text check (close_cause ~ '^[A-Z][A-Z_]*$'),
    closed_at      timestamptz,
    check ((verdict is null) = (decided_at is null)),
    check ((close_cause is null) = (closed_at is null)),
    check ((decline_reason is not null) = (verdict is not null and verdict = 'DECLINED')),
    constraint case_outcome_says_something check (verdict is not null or close_cause is not null)
);

create index case_outcome_by_decision on case_outcome (agreement_id, decided_at);
create index case_outcome_by_closing on case_outcome (agreement_id, closed_at);

-- From when on how much is too much. The registry has published no such numbers: these are placeholders, to be replaced
-- by a row with a later day. What counts against a flagger is what DSA Art. 22(6) speaks of, imprecise, inaccurate or
-- inadequately substantiated notices: not what it could not know, and not that it takes back its own mistakes.
create table quality_policy (
    valid_from         date primary key,
    days               integer not null check (days between 1 and 730),
    fewest_cases       integer not null check (fewest_cases >= 1),
    highest_percent    integer not null check (highest_percent between 0 and 99),
    counted_refusals   text[] not null,
    counted_reversals  text[] not null
);

insert into quality_policy values ('2026-01-01', 90, 20, 20,
    '{GROUND_OUTSIDE_AGREEMENT,DOMAIN_NOT_FOUND,DUPLICATE,DOCUMENT_INSUFFICIENT,DISPROPORTIONATE}',
    '{REVERSED,ANNULLED}');

-- Too much was refused or reversed: the machine proposes, one person recommends, another rules. Nothing is suspended by
-- itself.
create table suspension_proposal (
    id              uuid primary key,
    agreement_id    uuid not null references agreement,
    proposed_at     timestamptz not null,
    policy_from     date not null references quality_policy,
    cases           integer not null check (cases >= 1),
    refused         integer not null check (refused >= 0),
    reversed        integer not null check (reversed >= 0),
    recommendation  text check (recommendation in ('SUSPEND', 'DISMISS')),
    reason          text check (reason <> ''),
    recommended_by  text,
    recommended_at  timestamptz,
    outcome         text check (outcome in ('SUSPENDED', 'DISMISSED', 'OVERTAKEN')),
    ruled_by        text,
    ruled_at        timestamptz,
    check (refused + reversed <= cases),
    check (num_nulls(recommendation, reason, recommended_by, recommended_at) in (0, 4)),
    check (num_nulls(outcome, ruled_by, ruled_at) in (0, 3)),
    constraint proposal_is_ruled_on_by_another check (
        outcome is null or outcome = 'OVERTAKEN'
        or (recommended_by is not null and recommended_by <> ruled_by)),
    constraint proposal_ends_as_recommended check (
        outcome is null or outcome = 'OVERTAKEN'
        or (outcome = 'SUSPENDED') = (recommendation = 'SUSPEND'))
);

create unique index suspension_proposal_is_open_once on suspension_proposal (agreement_id) where outcome is null;
