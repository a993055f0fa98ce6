-- A hold that this database has lost and learned of again from Kafka. Why it ended may not be known any more.
alter table hold add adopted_at timestamptz;
alter table hold drop constraint hold_check9;
alter table hold add check (end_cause is null or status in ('LIFTED', 'CANCELLED'));
alter table hold add check (status not in ('LIFTED', 'CANCELLED') or end_cause is not null or adopted_at is not null);
