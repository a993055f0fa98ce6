-- Last holds that wait to be lifted until the register has been looked at: when to look (again), and since when.
create table restore_look (
    hold_id  uuid primary key references hold,
    since    timestamptz not null,
    due_at   timestamptz not null,
    attempts integer not null default 0,
    fault    text
);

create index restore_look_by_due on restore_look (due_at);

-- What the look before the last hold was lifted has shown; null when others stood.
alter table hold add restore_outcome text
    check (restore_outcome in ('AS_BEFORE', 'CHANGED_MEANWHILE', 'SEIZED', 'NAME_GONE', 'NOT_LOOKED'));
alter table hold add changed_meanwhile text[] not null default '{}'
    check (changed_meanwhile <@ array['STATUSES', 'NAME_SERVERS', 'DS_RECORDS', 'AUTO_RENEW']);
alter table hold add check (restore_outcome is null or status = 'LIFTED');
alter table hold add check (restore_outcome in ('CHANGED_MEANWHILE', 'SEIZED') or changed_meanwhile = '{}');
alter table hold add check (restore_outcome is distinct from 'CHANGED_MEANWHILE' or changed_meanwhile <> '{}');
