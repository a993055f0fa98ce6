-- How much of its quota an agreement has used, minute by minute: what there is to add up stays the same however much is
-- handed in. Written in the transaction that takes the flag, so it can not differ from the flags.
create table quota_use (
    agreement_id uuid not null references agreement,
    minute       timestamptz not null,
    -- When the last of it came: then all of it has left the hour.
    latest       timestamptz not null,
    flags        integer not null check (flags > 0),
    names        integer not null check (names >= flags),
    primary key (agreement_id, minute),
    check (latest >= minute and latest < minute + interval '1 minute')
);

insert into quota_use (agreement_id, minute, latest, flags, names)
select f.agreement_id, date_bin('1 minute', f.received_at, timestamptz 'epoch'), max(f.received_at),
       count(distinct f.id), count(*)
from flag f join flag_domain d on d.flag_id = f.id
where f.received_at > now() - interval '2 hours'
group by 1, 2;

-- It was there to count the flags of an hour.
drop index flag_by_agreement_and_time;
