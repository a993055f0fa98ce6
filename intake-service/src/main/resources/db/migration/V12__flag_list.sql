-- Which transaction told what an authority sees of a flag, and when. Lists are read in this order, and only below the
-- oldest transaction that still runs: what commits late then lies after every cursor that was given out, never before.
-- What a flag shows is worked out of these rows alone, so the highest number among them is that of its last change.
alter table flag
    add noted_in xid8 not null default pg_current_xact_id(),
    add noted_at timestamptz not null default now();
alter table withdrawal
    add noted_in xid8 not null default pg_current_xact_id(),
    add noted_at timestamptz not null default now();
alter table case_fact
    add noted_in xid8 not null default pg_current_xact_id(),
    add noted_at timestamptz not null default now();
alter table suspension_fact
    add noted_in xid8 not null default pg_current_xact_id(),
    add noted_at timestamptz not null default now();
