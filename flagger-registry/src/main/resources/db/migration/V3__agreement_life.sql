-- Applied, heard about, in force, on hold, over: what was a draft is an application.
do $$
declare
    old_check text;
begin
    for old_check in
        select conname from pg_constraint
         where conrelid = 'agreement'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%DRAFT%'
    loop
        execute format('alter table agreement drop constraint %I', old_check);
    end loop;
end $$;

update agreement set status = 'APPLIED' where status = 'DRAFT';
update agreement_change set status = 'APPLIED' where status = 'DRAFT';

alter table agreement
    add column activated_at timestamptz,
    add constraint agreement_status_is_known check (status in
        ('APPLIED', 'HEARING', 'REJECTED', 'ACTIVE', 'SUSPENDED', 'TERMINATED', 'EXPIRED'));

update agreement a set activated_at =
    (select min(c.changed_at) from agreement_change c where c.agreement_id = a.id and c.status = 'ACTIVE')
 where activated_by is not null;

-- Four eyes, and no agreement in force without its paper.
alter table agreement add constraint agreement_begins_with_its_paper check (
    status in ('APPLIED', 'HEARING', 'REJECTED')
    or (activated_by is not null and activated_at is not null and document_sha256 is not null));

-- A criterion is evidenced by a reference or by a document, and another person agrees.
create table evidence_document (
    agreement_id uuid not null references agreement,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content      bytea not null,
    primary key (agreement_id, sha256)
);

alter table agreement_criterion
    alter column evidence drop not null,
    add column document_sha256 text,
    add column signed_off_by text,
    add column signed_off_at timestamptz,
    add constraint criterion_has_one_evidence check ((evidence is null) <> (document_sha256 is null)),
    add constraint criterion_evidence_is_kept
        foreign key (agreement_id, document_sha256) references evidence_document,
    add constraint criterion_is_signed_off_by_another check (signed_off_by <> evidenced_by),
    add constraint criterion_is_signed_off_at_a_time check ((signed_off_by is null) = (signed_off_at is null));

-- How short a hearing may be, from a day on. The registry has published no number: this one is a placeholder to be
-- replaced by a row with a later day.
create table hearing_policy (
    valid_from    date primary key,
    shortest_days integer not null check (shortest_days >= 0)
);

insert into hearing_policy (valid_from, shortest_days) values ('2026-01-01', 14);

create table hearing (
    agreement_id        uuid primary key references agreement,
    authority_name      text not null check (authority_name <> ''),
    deadline            date,
    opened_by           text,
    opened_at           timestamptz,
    waiver_reason       text check (waiver_reason <> ''),
    waiver_by           text,
    waiver_at           timestamptz,
    waiver_confirmed_by text,
    waiver_confirmed_at timestamptz,
    summary_da          text check (summary_da <> ''),
    summary_en          text check (summary_en <> ''),
    published_by        text,
    published_at        timestamptz,
    check (num_nulls(deadline, opened_by, opened_at) in (0, 3)),
    check (num_nulls(waiver_reason, waiver_by, waiver_at) in (0, 3)),
    check (num_nulls(waiver_confirmed_by, waiver_confirmed_at) in (0, 2)),
    check (num_nulls(summary_da, summary_en, published_by, published_at) in (0, 4)),
    constraint hearing_is_waived_by_two check (
        waiver_confirmed_by is null or (waiver_by is not null and waiver_confirmed_by <> waiver_by)),
    constraint hearing_is_published_when_held check (published_at is null or deadline is not null)
);

create table hearing_invitation (
    agreement_id uuid not null references hearing,
    number       integer not null check (number >= 1),
    authority    text not null check (authority <> ''),
    position     text check (position in ('NO_OBJECTION', 'OBJECTION', 'NO_COMMENT')),
    answer       text,
    recorded_by  text,
    answered_at  timestamptz,
    primary key (agreement_id, number),
    check (num_nulls(position, recorded_by, answered_at) in (0, 3))
);

-- Nothing begins that is not complete, and what is over stays over; whoever writes, and by whatever way.
create function agreement_lives_by_its_rules() returns trigger language plpgsql as $$
declare
    was_prepared boolean := tg_op = 'INSERT' or old.status in ('APPLIED', 'HEARING');
begin
    if tg_op = 'UPDATE' and old.status = new.status then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.status in ('REJECTED', 'TERMINATED', 'EXPIRED') then
        raise exception 'an agreement that is over stays over'
            using errcode = 'check_violation', constraint = 'agreement_over_stays_over';
    end if;
    if new.status in ('APPLIED', 'HEARING', 'REJECTED') then
        if not was_prepared then
            raise exception 'an agreement that has begun is no application any more'
                using errcode = 'check_violation', constraint = 'agreement_does_not_go_back';
        end if;
        return new;
    end if;
    if not was_prepared then
        return new;
    end if;
    if (select count(*) from agreement_criterion c
         where c.agreement_id = new.id and c.signed_off_by is not null) < 4 then
        raise exception 'all four criteria have to be signed off'
            using errcode = 'check_violation', constraint = 'agreement_criteria_are_signed_off';
    end if;
    if not exists (
        select from hearing h
         where h.agreement_id = new.id
           and (h.waiver_confirmed_by is not null
                or (h.published_at is not null
                    and (h.deadline < (new.activated_at at time zone 'Europe/Copenhagen')::date
                         or not exists (select from hearing_invitation i
                                         where i.agreement_id = h.agreement_id and i.position is null))))) then
        raise exception 'the hearing has to be concluded or waived'
            using errcode = 'check_violation', constraint = 'agreement_hearing_is_concluded';
    end if;
    return new;
end $$;

create trigger agreement_lives_by_its_rules
    before insert or update of status on agreement
    for each row execute function agreement_lives_by_its_rules();

-- What an activation rests on does not change after it.
create function rests_once_begun() returns trigger language plpgsql as $$
begin
    if exists (
        select from agreement a
         where a.id in (old.agreement_id, new.agreement_id) and a.status not in ('APPLIED', 'HEARING')) then
        raise exception 'what an agreement rests on does not change once it has begun'
            using errcode = 'check_violation', constraint = 'agreement_rests_on_what_was_signed';
    end if;
    return coalesce(new, old);
end $$;

create trigger agreement_criterion_rests
    before insert or update or delete on agreement_criterion
    for each row execute function rests_once_begun();
create trigger hearing_rests
    before insert or update or delete on hearing
    for each row execute function rests_once_begun();
create trigger hearing_invitation_rests
    before insert or update or delete on hearing_invitation
    for each row execute function rests_once_begun();
