-- A hold rests on a flag's case, or on an order to the registry; case_id is the id of either.
alter table hold add cause text not null default 'FLAG'
    check (cause in ('FLAG', 'COURT_ORDER', 'COMPLAINTS_BOARD', 'REGISTRY'));
alter table hold alter cause drop default;
alter table hold alter flag_id drop not null;
alter table hold alter agreement_id drop not null;
alter table hold add check ((cause = 'FLAG') = (flag_id is not null));
alter table hold add check ((cause = 'FLAG') = (agreement_id is not null));

alter table hold add measure text not null default 'SUSPEND' check (measure in ('SUSPEND', 'LANDING_PAGE'));
alter table hold alter measure drop default;
-- Where the hold leads the name: what was configured when it was placed.
alter table hold add landing_name_servers text[] check (cardinality(landing_name_servers) > 0);
alter table hold add landing_ds_records text[];
alter table hold add check ((landing_name_servers is null) = (landing_ds_records is null));
alter table hold add check ((placed_at is not null and measure = 'LANDING_PAGE') = (landing_name_servers is not null));

-- It lasts for a period, until a day, or until it is lifted; then deletion follows, or the hold just ends.
alter table hold alter suspension_period drop not null;
alter table hold add fixed_end timestamptz;
alter table hold add deletion_follows boolean not null default true;
alter table hold alter deletion_follows drop default;
alter table hold add expires_at timestamptz check (not deletion_follows or expires_at is null);
alter table hold add check (suspension_period is null or fixed_end is null);
alter table hold add check (cause <> 'FLAG' or (suspension_period is not null and deletion_follows));
alter table hold drop constraint hold_check5;
alter table hold add check (planned_end is null or (placed_at is not null and deletion_follows));
alter table hold add check (cause <> 'FLAG' or (placed_at is null) = (planned_end is null));
create index hold_by_expiry on hold (expires_at) where status in ('REQUESTED', 'PLACED');

alter table hold drop constraint hold_abandon_reason_check;
alter table hold add constraint hold_abandon_reason_check
    check (abandon_reason in ('NOT_REGISTERED', 'SEIZED', 'NO_LANDING_PAGE'));

alter table effect add hold_cause text not null default 'FLAG'
    check (hold_cause in ('FLAG', 'COURT_ORDER', 'COMPLAINTS_BOARD', 'REGISTRY'));
alter table effect alter hold_cause drop default;
alter table effect alter flag_id drop not null;
alter table effect alter agreement_id drop not null;
alter table effect add check ((hold_cause = 'FLAG') = (flag_id is not null));
alter table effect add check ((hold_cause = 'FLAG') = (agreement_id is not null));
-- Where the name is led while it is held; null when it is taken out of the zone.
alter table effect add landing_name_servers text[] check (cardinality(landing_name_servers) > 0);
alter table effect add landing_ds_records text[];
alter table effect add check ((landing_name_servers is null) = (landing_ds_records is null));
alter table effect add check (change = 'SUSPENDED' or landing_name_servers is null);

-- Orders to the registry itself: a court's, the Complaints Board's, or its own decision.
create sequence hold_order_number;

create table hold_order (
    id                uuid primary key,
    number            text not null unique check (number ~ '^O-[0-9]{4}-[0-9]{6,}$'),
    domain            text not null check (domain ~ '^[a-z0-9-]{1,63}\.dk$'),
    cause             text not null check (cause in ('COURT_ORDER', 'COMPLAINTS_BOARD', 'REGISTRY')),
    measure           text not null check (measure in ('SUSPEND', 'LANDING_PAGE')),
    legal_ground      text not null check (legal_ground ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    -- What the court or the Board calls the matter. It stays here.
    reference         text not null check (length(reference) between 1 and 100),
    suspension_period text check (suspension_period like 'P%'),
    fixed_end         timestamptz,
    deletion_follows  boolean not null,
    status            text not null check (status in ('DRAFT', 'APPROVED', 'DISCARDED', 'LIFTED', 'EXPIRED')),
    drafted_at        timestamptz not null,
    drafted_by        text not null,
    approved_at       timestamptz,
    -- Four eyes.
    approved_by       text check (approved_by <> drafted_by),
    ended_at          timestamptz,
    ended_by          text,
    lift_reason       text check (lift_reason in ('REVOKED', 'REPLACED', 'MISTAKEN', 'FULFILLED')),
    check (suspension_period is null or fixed_end is null),
    check (not deletion_follows or suspension_period is not null or fixed_end is not null),
    check ((status in ('APPROVED', 'LIFTED', 'EXPIRED')) = (approved_at is not null)),
    check ((approved_at is null) = (approved_by is null)),
    check ((status in ('DISCARDED', 'LIFTED', 'EXPIRED')) = (ended_at is not null)),
    check ((status in ('DISCARDED', 'LIFTED')) = (ended_by is not null)),
    check ((status = 'LIFTED') = (lift_reason is not null))
);

-- The same order is not placed twice on a name by mistake.
create unique index hold_order_is_placed_once on hold_order (domain, cause, reference)
    where status in ('DRAFT', 'APPROVED');
create index hold_order_by_draft on hold_order (drafted_at);
