-- What a decision says besides the names (Regulation (EU) 2022/2065, Article 9(2)), as far as it was handed in.
alter table flag
    add legal_basis_law      text check (legal_basis_law in ('UNION', 'NATIONAL')),
    add legal_basis          text check (btrim(legal_basis) <> ''),
    add statement_of_reasons text check (btrim(statement_of_reasons) <> ''),
    add issuing_authority    text check (btrim(issuing_authority) <> ''),
    add issuing_unit         text check (btrim(issuing_unit) <> ''),
    add redress              text check (btrim(redress) <> ''),
    add report_effect_to     text check (btrim(report_effect_to) <> ''),
    add report_effect_email  text check (report_effect_email like '%@%'),
    -- Flags from before were handed in for the only duration that there is, with no urgency and no clocks.
    add duration_days        integer not null default 30 check (duration_days > 0),
    add urgency              text not null default 'NORMAL' check (urgency in ('NORMAL', 'URGENT')),
    add acknowledge_by       timestamptz check (acknowledge_by >= received_at),
    add decide_by            timestamptz check (decide_by >= received_at),
    add effect_by            timestamptz check (effect_by >= received_at),
    add check ((legal_basis_law is null) = (legal_basis is null)),
    add check (issuing_unit is null or issuing_authority is not null),
    add check ((report_effect_to is null) = (report_effect_email is null)),
    add check (num_nulls(acknowledge_by, decide_by, effect_by) in (0, 3));

alter table flag alter duration_days drop default, alter urgency drop default;

-- Exact addresses below the names, as evidence of where the content is.
create table flag_location (
    flag_id  uuid not null references flag,
    position integer not null check (position between 0 and 99),
    address  text not null check (address ~* '^https?://'),
    primary key (flag_id, position)
);

create trigger flag_location_is_written_once before update or delete on flag_location
    for each row execute function refuse_change();
