create sequence flag_number;

-- One decision of an authority about one or many names, as it was accepted.
create table flag (
    id                           uuid primary key,
    number                       text not null unique check (number ~ '^F-[0-9]{4}-[0-9]{6,}$'),
    agreement_id                 uuid not null references agreement,
    client_id                    text not null check (client_id <> ''),
    case_number                  text not null check (btrim(case_number) <> ''),
    decision_date                date not null,
    legal_ground                 text not null check (legal_ground <> ''),
    measure                      text not null check (measure = 'SUSPEND'),
    tried_first                  text not null check (btrim(tried_first) <> ''),
    why_less_is_not_enough       text not null check (btrim(why_less_is_not_enough) <> ''),
    effect_on_mail_and_sub_pages text not null check (btrim(effect_on_mail_and_sub_pages) <> ''),
    document_id                  uuid not null,
    document_sha256              text not null,
    received_at                  timestamptz not null,
    -- Not later than the day on which it was received, in Denmark.
    check (decision_date <= (received_at at time zone 'Europe/Copenhagen')::date),
    constraint flag_case_number_is_used_once unique (agreement_id, case_number),
    foreign key (document_id, agreement_id, document_sha256) references decision_document (id, agreement_id, sha256)
);

-- The names that were accepted, as A-labels.
create table flag_domain (
    flag_id  uuid not null references flag,
    position integer not null check (position between 0 and 99),
    typed    text not null check (typed <> ''),
    domain   text not null check (domain ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.dk$'),
    primary key (flag_id, domain),
    unique (flag_id, position)
);

-- What else stood in the list, and why nothing was done about it.
create table refused_domain (
    flag_id  uuid not null references flag,
    position integer not null check (position between 0 and 99),
    typed    text not null,
    refusal  text not null check (refusal ~ '^[A-Z_]+$'),
    meant    text check (meant ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.dk$'),
    primary key (flag_id, position)
);

create trigger flag_is_written_once before update or delete on flag
    for each row execute function refuse_change();
create trigger flag_domain_is_written_once before update or delete on flag_domain
    for each row execute function refuse_change();
create trigger refused_domain_is_written_once before update or delete on refused_domain
    for each row execute function refuse_change();
