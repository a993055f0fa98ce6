-- How much an authority may hand in within an hour, where that is not what is configured. The newest row of an agreement
-- counts; those before it say who set what, and why.
create table agreement_quota (
    id             bigint generated always as identity primary key,
    agreement_id   uuid not null references agreement,
    -- Both absent: what is configured counts again.
    flags_per_hour integer check (flags_per_hour between 1 and 100000),
    -- A flag about as many names as one may have always fits into an empty hour.
    names_per_hour integer check (names_per_hour between 100 and 1000000),
    -- The subject of the token.
    person         text not null check (person <> ''),
    reason         text not null check (length(trim(reason)) between 1 and 500),
    set_at         timestamptz not null,
    check ((flags_per_hour is null) = (names_per_hour is null))
);

create index agreement_quota_newest on agreement_quota (agreement_id, id desc);

create trigger agreement_quota_is_append_only before update or delete on agreement_quota
    for each row execute function refuse_change();

-- What was handed in is counted in the flags themselves: there is no second figure that could differ.
create index flag_by_agreement_and_time on flag (agreement_id, received_at);
