-- One notice: somebody, in one role, about one thing that happened in a case.
create table notice (
    id              uuid primary key,
    case_id         uuid not null references case_story,
    case_number     text not null,
    domain          text not null,
    recipient       text not null check (recipient in ('REGISTRANT', 'REGISTRAR', 'AUTHORITY')),
    occasion        text not null check (occasion in
        ('DECLINED', 'SUSPENDED', 'EFFECTIVE', 'HOLD_LIFTED', 'REINSTATED')),
    occurred_at     timestamptz not null,
    created_at      timestamptz not null,
    -- Printed in the mail behind the case number: 50 random bits that nobody can guess.
    code            text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
    status          text not null check (status in ('PENDING', 'SENDING', 'DELIVERED', 'FAILED', 'NOBODY')),
    -- How often somebody has asked for it to be sent anew.
    round           integer not null default 0 check (round >= 0),
    attempts        integer not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz,
    claimed_until   timestamptz,
    -- What stood in the way at the last attempt: a code, never an address.
    trouble         text check (trouble ~ '^[A-Z0-9_]{1,40}$'),
    failure_reason  text,
    finished_at     timestamptz,
    -- Whichever events come, in whatever order and however often: nobody is told the same thing twice.
    constraint notice_is_written_once unique (case_id, occasion, recipient),
    constraint notice_reference_is_unique unique (case_number, code),
    -- Who is told of what; the same table as in NoticeRules.
    constraint notice_has_a_cell check (
        recipient = 'AUTHORITY' or occasion in ('SUSPENDED', 'HOLD_LIFTED', 'REINSTATED')),
    check ((status = 'PENDING') = (next_attempt_at is not null)),
    check ((status = 'SENDING') = (claimed_until is not null)),
    check ((status = 'FAILED') = (failure_reason is not null)),
    check ((status in ('DELIVERED', 'FAILED', 'NOBODY')) = (finished_at is not null))
);

-- What the worker asks for, all the time.
create index notice_unfinished on notice (domain, recipient, occurred_at) where status in ('PENDING', 'SENDING');
create index notice_by_domain on notice (domain);

-- The exact mail, octet by octet, kept before it is handed over. Nothing is updated here, nothing deleted.
create table notice_copy (
    notice_id        uuid not null references notice,
    round            integer not null check (round >= 0),
    address          text not null check (address like '%_@_%'),
    template_version text not null,
    message_id       text not null unique,
    mail             bytea not null,
    written_at       timestamptz not null,
    primary key (notice_id, round)
);
