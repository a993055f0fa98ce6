-- Steps of the stories in the sandbox: written down when a story begins, and played when their time has come, so that an
-- instance that was away misses none.
create table planned_step (
    id      bigint generated always as identity primary key,
    flag_id uuid not null,
    domain  text not null,
    due_at  timestamptz not null,
    foreign key (flag_id, domain) references flag_domain
);

create index planned_step_due on planned_step (due_at);

-- Counts and stirs as news from the registry does in earnest. What has become of a name is worked out of its story, not
-- of these.
create table played_step (
    id       bigint generated always as identity primary key,
    flag_id  uuid not null,
    domain   text not null,
    noted_in xid8 not null default pg_current_xact_id(),
    noted_at timestamptz not null default now(),
    foreign key (flag_id, domain) references flag_domain
);

create index played_step_of_flag on played_step (flag_id);

create trigger played_step_is_append_only before update or delete on played_step
    for each row execute function refuse_change();
create trigger played_step_stirs_webhooks after insert on played_step
    for each row execute function stir_webhooks();
create trigger played_step_stirs_supersessions after insert on played_step
    for each row execute function stir_supersessions();
