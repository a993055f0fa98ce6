-- What handlers have done, in the order in which they did it. No constraint would stop a second time: the inbox must.
create table ledger (
    position bigint generated always as identity primary key,
    handler  text not null,
    event_id uuid not null,
    key      text not null
);
