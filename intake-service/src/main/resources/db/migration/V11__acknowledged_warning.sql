-- What the authority said that it knew of a name when it flagged it.
create table acknowledged_warning (
    flag_id uuid not null,
    domain  text not null,
    warning text not null check (warning in ('NAME_WITH_SUB_TENANTS', 'HIGH_IMPACT_NAME', 'EXISTING_HOLD')),
    primary key (flag_id, domain, warning),
    foreign key (flag_id, domain) references flag_domain
);

create trigger acknowledged_warning_is_written_once before update or delete on acknowledged_warning
    for each row execute function refuse_change();
