create extension if not exists btree_gist;

-- How cases on a legal ground are decided, and how long a suspension lasts. A change of policy is a new row.
create table ground_policy (
    id              uuid primary key default uuidv7(),
    ground          text not null check (ground ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
    valid_from      date not null,
    valid_until     date check (valid_until >= valid_from),
    decision        text not null check (decision in ('AUTOMATIC', 'ONE_OFFICER', 'TWO_OFFICERS')),
    suspension_days integer not null check (suspension_days > 0),
    -- On any day there is one answer.
    constraint ground_policy_does_not_overlap
        exclude using gist (ground with =, daterange(valid_from, valid_until, '[]') with &&)
);

-- Source: Punktum dk, terms and conditions, sections 9 and 10: a suspension lasts 30 days whatever its reason. 9.3 is
-- for the board of directors to decide, 9.4 is about what is manifestly illegal: people look at both.
insert into ground_policy (ground, valid_from, decision, suspension_days) values
    ('terms-9.1',  '2026-07-01', 'AUTOMATIC', 30),
    ('terms-9.2',  '2026-07-01', 'AUTOMATIC', 30),
    ('terms-9.3',  '2026-07-01', 'TWO_OFFICERS', 30),
    ('terms-9.4',  '2026-07-01', 'ONE_OFFICER', 30),
    ('terms-10.1', '2026-07-01', 'AUTOMATIC', 30);

-- Names under which others have sub-tenants: a suspension hits them all, so two officers decide.
-- Source: the private section of the public suffix list.
create table high_impact_name (
    domain text primary key check (domain ~ '^[a-z0-9-]+\.dk$')
);

insert into high_impact_name (domain) values
    ('co.dk'), ('biz.dk'), ('firm.dk'), ('reg.dk'), ('store.dk'), ('123hjemmeside.dk'), ('myspreadshop.dk');
