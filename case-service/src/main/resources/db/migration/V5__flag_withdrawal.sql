-- Flags that were taken back. Kept also where no case is known yet: withdrawals come on another topic than flags, and
-- may come first.
create table flag_withdrawal (
    flag_id      uuid not null,
    domain       text not null,
    reason       text not null check (reason in ('RESOLVED', 'DECISION_ANNULLED', 'SUBMITTED_IN_ERROR')),
    withdrawn_at timestamptz not null,
    primary key (flag_id, domain)
);
