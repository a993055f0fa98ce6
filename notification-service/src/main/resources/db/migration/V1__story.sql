-- The name of each authority that has or had an agreement, from agreement-changed.
create table authority (
    agreement_id uuid primary key,
    version      integer not null check (version >= 1),
    name         text not null check (name <> '')
);

-- The newest that suspension-service has said about a name.
create table held_name (
    domain     text primary key check (domain ~ '^[a-z0-9-]{1,63}\.dk$'),
    sequence   bigint not null check (sequence >= 0),
    suspended  boolean not null,
    changed_at timestamptz not null
);

-- What is known of a case, from whichever events have come, in whatever order.
create table case_story (
    case_id            uuid primary key,
    case_number        text not null check (case_number ~ '^[A-Za-z0-9-]{1,40}$'),
    domain             text not null check (domain ~ '^[a-z0-9-]{1,63}\.dk$'),
    agreement_id       uuid not null,
    flag_id            uuid,
    legal_ground       text,
    declined_at        timestamptz,
    decline_reason     text,
    placed_at          timestamptz,
    planned_end        timestamptz,
    -- Whether another hold was on the name already.
    further            boolean not null default false,
    effective_at       timestamptz,
    millis_to_effect   bigint check (millis_to_effect >= 0),
    close_cause        text,
    lifted_at          timestamptz,
    -- Whether the name was free again.
    freed              boolean not null default false,
    check ((declined_at is null) = (decline_reason is null)),
    check ((placed_at is null) = (planned_end is null)),
    check (placed_at is null or legal_ground is not null),
    check ((effective_at is null) = (millis_to_effect is null)),
    check (not freed or lifted_at is not null),
    -- What was declined is never held.
    check (declined_at is null or placed_at is null)
);

create index case_story_by_domain on case_story (domain);
