-- What was placed, minute by minute: what there is to add up against the limits stays the same however much is placed.
create table counted_minute (
    -- Null: the registry's own.
    agreement_id uuid,
    minute       timestamptz not null,
    -- When the last of it was placed: then all of it has left the hour.
    latest       timestamptz not null,
    holds        integer not null check (holds > 0),
    unique nulls not distinct (agreement_id, minute),
    check (latest >= minute and latest < minute + interval '1 minute')
);

insert into counted_minute (agreement_id, minute, latest, holds)
select agreement_id, date_bin('1 minute', placed_at, timestamptz 'epoch'), max(placed_at), count(*)
from counted_placing
where placed_at > now() - interval '2 hours'
group by 1, 2;

drop table counted_placing;
