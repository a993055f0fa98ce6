-- What flagger-registry has told about each agreement (topic agreement-changed): a replica, never changed from here.
create table agreement (
    id          uuid primary key,
    version     integer not null check (version >= 1),
    standing    text not null check (standing in ('ACTIVE', 'SUSPENDED', 'TERMINATED')),
    valid_from  date not null,
    valid_until date not null check (valid_until >= valid_from)
);

create table agreement_ground (
    agreement_id uuid not null references agreement,
    ground       text not null check (ground <> ''),
    primary key (agreement_id, ground)
);

-- A machine identity hands in flags under one agreement only.
create table agreement_client (
    agreement_id uuid not null references agreement,
    client_id    text not null check (client_id <> ''),
    primary key (agreement_id, client_id),
    constraint agreement_client_is_bound_once unique (client_id)
);
