-- A correction waits for a second person as a flag does: of which flag, the version that it was written against, and what had
-- come of the flag's names by then. Approved, it is the next version.
alter table prepared
    add corrects     uuid,
    add from_version integer check (from_version >= 1),
    -- Line by line, a name (A-label) and what had happened to it, with a space between them.
    add happened     text,
    add made_version integer generated always as (case when flag_id is not null then from_version + 1 end) stored,
    -- Handed over in the place of what was returned.
    add instead_of   uuid references prepared,
    drop constraint prepared_flag_id_key,
    add foreign key (corrects, agreement_id) references flag (id, agreement_id),
    add check (num_nulls(corrects, from_version, happened) in (0, 3)),
    add constraint correction_is_of_its_flag check (flag_id = corrects),
    add constraint correction_becomes_a_version foreign key (flag_id, made_version) references flag_version (flag_id, version);

create unique index prepared_is_sent_once on prepared (flag_id, coalesce(made_version, 1));
create index prepared_instead_of on prepared (instead_of);

create or replace function prepared_is_decided_once() returns trigger language plpgsql as $$
begin
    if old.status <> 'WAITING'
       or (old.id, old.agreement_id, old.form_key, old.content, old.document_name, old.prepared_by, old.prepared_at,
           old.corrects, old.from_version, old.happened, old.instead_of)
          is distinct from
          (new.id, new.agreement_id, new.form_key, new.content, new.document_name, new.prepared_by, new.prepared_at,
           new.corrects, new.from_version, new.happened, new.instead_of) then
        raise exception 'what was prepared as % is decided once, as it is', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

-- Who corrected a flag on the pages of the portal, and what the pages made of it, byte for byte, as handed_in_by_hand has it
-- of the flag itself.
create table corrected_by_hand (
    flag_id      uuid not null,
    version      integer not null,
    person       text not null check (person <> ''),
    approved_by  text check (approved_by <> ''),
    four_eyes    boolean not null,
    content      bytea not null check (length(content) > 0),
    corrected_at timestamptz not null,
    primary key (flag_id, version),
    foreign key (flag_id, version) references flag_version,
    constraint corrected_is_approved_by_another check (approved_by <> person),
    constraint corrections_of_four_eyes_are_of_two check (not four_eyes or approved_by is not null)
);

create trigger corrected_by_hand_is_written_once before update or delete on corrected_by_hand
    for each row execute function refuse_change();
