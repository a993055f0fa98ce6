-- What one person at an authority has prepared, and another one of it approves before it is sent, where the agreement wants
-- that. Nobody else is told of it before. Persons stand here by the sub of their login.
create table prepared (
    id            uuid primary key,
    agreement_id  uuid not null references agreement,
    -- Of the form that it came from: sent twice, it is prepared once.
    form_key      text not null check (form_key <> ''),
    -- As a client of the API would send it, byte for byte.
    content       bytea not null check (length(content) > 0),
    document_name text not null,
    prepared_by   text not null check (prepared_by <> ''),
    prepared_at   timestamptz not null,
    status        text not null check (status in ('WAITING', 'APPROVED', 'RETURNED')),
    decided_by    text check (decided_by <> ''),
    decided_at    timestamptz,
    reason        text check (btrim(reason) <> ''),
    flag_id       uuid unique,
    foreign key (flag_id, agreement_id) references flag (id, agreement_id),
    constraint prepared_once unique (agreement_id, form_key),
    constraint prepared_is_approved_by_another check (status <> 'APPROVED' or decided_by <> prepared_by),
    check (num_nulls(decided_by, decided_at) = case status when 'WAITING' then 2 else 0 end),
    check ((status = 'RETURNED') = (reason is not null)),
    check ((status = 'APPROVED') = (flag_id is not null))
);

create index prepared_of_agreement on prepared (agreement_id, status, prepared_at desc);

create function prepared_is_decided_once() returns trigger language plpgsql as $$
begin
    if old.status <> 'WAITING'
       or (old.id, old.agreement_id, old.form_key, old.content, old.document_name, old.prepared_by, old.prepared_at)
          is distinct from
          (new.id, new.agreement_id, new.form_key, new.content, new.document_name, new.prepared_by, new.prepared_at) then
        raise exception 'what was prepared as % is decided once, as it is', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger prepared_is_decided_once before update on prepared
    for each row execute function prepared_is_decided_once();
create trigger prepared_is_kept before delete on prepared
    for each row execute function refuse_change();

-- Who approved it; and that nothing of one person alone is sent where the agreement wants two.
alter table handed_in_by_hand
    add approved_by text check (approved_by <> ''),
    add four_eyes boolean not null default false,
    add constraint handed_in_is_approved_by_another check (approved_by <> person),
    add constraint four_eyes_are_of_two check (not four_eyes or approved_by is not null);
alter table handed_in_by_hand alter column four_eyes drop default;
