-- What has become of a flagged name, as the other services tell it. Their events come on different topics and so in any
-- order: each is written down once, nothing is updated, and the status is worked out of all of them together.
create table case_fact (
    id             uuid primary key,
    flag_id        uuid not null,
    domain         text not null,
    kind           text not null check (kind in ('OPENED', 'DECIDED', 'CLOSED')),
    case_id        uuid not null,
    case_number    text not null check (case_number <> ''),
    happened_at    timestamptz not null,
    verdict        text check (verdict in ('UPHELD', 'DECLINED')),
    decline_reason text,
    close_cause    text,
    foreign key (flag_id, domain) references flag_domain,
    constraint case_fact_happens_once unique (flag_id, domain, kind),
    check ((kind = 'DECIDED') = (verdict is not null)),
    check ((verdict is not distinct from 'DECLINED') = (decline_reason is not null)),
    check ((kind = 'CLOSED') = (close_cause is not null))
);

-- What was true of a name's suspension at a sequence: one row per hold that stood (placed_at), or that the name was free.
create table suspension_fact (
    id          uuid primary key,
    domain      text not null,
    sequence    bigint not null check (sequence >= 0),
    kind        text not null check (kind in ('SUSPENDED', 'REINSTATED', 'STATE', 'SUSPENSION_EFFECTIVE', 'REINSTATEMENT_EFFECTIVE')),
    happened_at timestamptz not null,
    case_id     uuid,
    flag_id     uuid,
    placed_at   timestamptz,
    planned_end timestamptz,
    constraint suspension_fact_happens_once unique nulls not distinct (domain, sequence, kind, case_id),
    -- Only a state without holds is about no case.
    check (case_id is not null or kind = 'STATE'),
    check ((placed_at is not null) = (case_id is not null and kind in ('SUSPENDED', 'STATE', 'SUSPENSION_EFFECTIVE'))),
    check (planned_end is null or placed_at is not null)
);

create trigger case_fact_is_written_once before update or delete on case_fact
    for each row execute function refuse_change();
create trigger suspension_fact_is_written_once before update or delete on suspension_fact
    for each row execute function refuse_change();
