-- The authority has taken back its flag on a name: once, for good.
create table withdrawal (
    id           uuid primary key,
    flag_id      uuid not null,
    domain       text not null,
    reason       text not null check (reason in ('RESOLVED', 'DECISION_ANNULLED', 'SUBMITTED_IN_ERROR')),
    client_id    text not null check (client_id <> ''),
    withdrawn_at timestamptz not null,
    foreign key (flag_id, domain) references flag_domain,
    constraint withdrawal_happens_once unique (flag_id, domain)
);

create trigger withdrawal_is_written_once before update or delete on withdrawal
    for each row execute function refuse_change();
