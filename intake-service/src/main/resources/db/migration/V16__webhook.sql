-- Where an authority wants to be told of its flags (Standard Webhooks).
create table webhook (
    id            uuid primary key,
    agreement_id  uuid not null references agreement,
    url           text not null check (url ~ '^https?://' and length(url) <= 2000),
    status        text not null check (status in ('ENABLED', 'GONE', 'FAILING')),
    -- Encrypted; the key is in the configuration.
    secret        bytea not null,
    former_secret bytea,
    former_until  timestamptz,
    created_at    timestamptz not null,
    -- Since when every attempt has failed.
    failing_since timestamptz,
    check ((former_secret is null) = (former_until is null))
);

create index webhook_of_agreement on webhook (agreement_id);

-- Who has changed what. A webhook that is deleted leaves this behind.
create table webhook_audit (
    id           uuid primary key,
    happened_at  timestamptz not null,
    webhook_id   uuid not null,
    agreement_id uuid not null references agreement,
    act          text not null check (act in
        ('REGISTERED', 'DELETED', 'SECRET_ROTATED', 'TESTED', 'REPLAYED', 'ENABLED', 'DISABLED_GONE', 'DISABLED_FAILING')),
    -- Absent where nobody did it: the receiver was gone, or had failed for days.
    client_id    text check (client_id <> '')
);

create trigger webhook_audit_is_append_only before update or delete on webhook_audit
    for each row execute function refuse_change();

-- What each webhook was told of each name last.
create table webhook_told (
    webhook_id uuid not null references webhook on delete cascade,
    flag_id    uuid not null,
    domain     text not null,
    status     text not null check (status <> ''),
    primary key (webhook_id, flag_id, domain),
    foreign key (flag_id, domain) references flag_domain
);

-- One message to one webhook; its id stays the same however often it is sent.
create table webhook_message (
    id              uuid primary key,
    position        bigint generated always as identity unique,
    webhook_id      uuid not null references webhook on delete cascade,
    -- Absent in a test.
    flag_id         uuid references flag,
    body            text not null,
    created_at      timestamptz not null,
    status          text not null check (status in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts        integer not null check (attempts >= 0),
    next_attempt_at timestamptz not null,
    leased_until    timestamptz,
    last_outcome    text
);

create index webhook_message_due on webhook_message (next_attempt_at) where status = 'PENDING';
create index webhook_message_in_order on webhook_message (webhook_id, flag_id, position) where status = 'PENDING';
create index webhook_message_by_time on webhook_message (webhook_id, created_at);

-- Names of which something new is known; a worker looks whether their status has changed.
create table webhook_stir (
    id      bigint generated always as identity primary key,
    flag_id uuid not null,
    domain  text not null,
    foreign key (flag_id, domain) references flag_domain
);

create index flag_domain_by_name on flag_domain (domain);

-- In the database, so that no way of learning something can forget it.
create function stir_webhooks() returns trigger language plpgsql as $$
begin
    insert into webhook_stir (flag_id, domain)
    select d.flag_id, d.domain
    from flag_domain d join flag f on f.id = d.flag_id
    where d.domain = new.domain
      and (tg_table_name = 'suspension_fact' or d.flag_id = new.flag_id)
      and exists (select 1 from webhook w where w.agreement_id = f.agreement_id);
    return null;
end
$$;

create trigger case_fact_stirs_webhooks after insert on case_fact
    for each row execute function stir_webhooks();
create trigger suspension_fact_stirs_webhooks after insert on suspension_fact
    for each row execute function stir_webhooks();
create trigger withdrawal_stirs_webhooks after insert on withdrawal
    for each row execute function stir_webhooks();
