-- A written agreement between the registry and a public authority.
create table agreement (
    id              uuid primary key,
    version         integer not null check (version >= 1),
    status          text not null check (status in ('DRAFT', 'ACTIVE', 'SUSPENDED', 'TERMINATED')),
    authority_name  text not null check (authority_name <> ''),
    cvr             text not null check (cvr ~ '^[0-9]{8}$'),
    contact_email   text not null check (contact_email like '%_@_%'),
    language        text not null check (language in ('da', 'en')),
    valid_from      date not null,
    valid_until     date not null check (valid_until >= valid_from),
    document        bytea,
    document_sha256 text check (document_sha256 ~ '^[0-9a-f]{64}$'),
    drafted_by      text not null,
    drafted_at      timestamptz not null,
    activated_by    text,
    check ((document is null) = (document_sha256 is null)),
    -- Four eyes, and no agreement in force without its paper.
    check (activated_by <> drafted_by),
    check (status = 'DRAFT' or (activated_by is not null and document_sha256 is not null))
);

create table agreement_ground (
    agreement_id uuid not null references agreement,
    ground       text not null references legal_ground,
    primary key (agreement_id, ground)
);

-- A machine identity belongs to one agreement: it decides under which one a flag is handed in.
create table agreement_client (
    agreement_id uuid not null references agreement,
    client_id    text not null check (client_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    primary key (agreement_id, client_id),
    constraint agreement_client_is_bound_once unique (client_id)
);

create table agreement_criterion (
    agreement_id uuid not null references agreement,
    criterion    text not null check (criterion in
        ('PUBLIC_AUTHORITY', 'ADMINISTRATIVE_DECISIONS', 'LEGAL_RESPONSIBILITY', 'WRITTEN_AGREEMENT')),
    evidence     text not null check (evidence <> ''),
    evidenced_by text not null,
    evidenced_at timestamptz not null,
    primary key (agreement_id, criterion)
);

-- Every change of an agreement's status: nothing is updated here, nothing deleted.
create table agreement_change (
    agreement_id uuid not null references agreement,
    version      integer not null,
    status       text not null,
    reason       text,
    changed_by   text not null,
    changed_at   timestamptz not null,
    primary key (agreement_id, version)
);
