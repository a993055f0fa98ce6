-- Agreements under which everything is tried out: no event about their flags leaves this service. Made when the service
-- starts, for the clients that its configuration names; never told by flagger-registry.
alter table agreement add sandbox boolean not null default false;

create function sandbox_is_for_ever() returns trigger language plpgsql as $$
begin
    if new.sandbox <> old.sandbox then
        raise exception 'agreement % is what it is', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger agreement_sandbox_is_for_ever before update on agreement
    for each row execute function sandbox_is_for_ever();
