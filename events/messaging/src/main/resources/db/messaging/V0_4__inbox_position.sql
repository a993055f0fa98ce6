-- Up to where each partition is done. The row and the work commit together, so a database that was restored to an
-- earlier time knows what it has to be told again.
create table inbox_position (
    topic       text   not null,
    partition   int    not null check (partition >= 0),
    next_offset bigint not null check (next_offset >= 0),
    primary key (topic, partition)
);
