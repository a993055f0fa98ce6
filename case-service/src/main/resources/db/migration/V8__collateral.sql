-- What else a hold on the name would hit, as seen when the checks were made.
create table collateral_report (
    case_id     uuid primary key references flag_case,
    looked_at   timestamptz not null,
    mail        text not null check (mail in ('MX', 'ADDRESS', 'NONE', 'NOT_KNOWN')),
    sub_tenants boolean not null
);

-- The name's own name servers below itself.
create table collateral_host (
    case_id       uuid not null references collateral_report,
    host          text not null check (host ~ '^[a-z0-9_][a-z0-9_.-]*\.dk$'),
    -- How many other names use it; absent: the register does not say.
    other_domains integer check (other_domains >= 0),
    primary key (case_id, host)
);
