-- Who handed in a flag on the pages of the portal, and what the pages made of it, byte for byte: the receipt is over
-- its hash.
create table handed_in_by_hand (
    flag_id      uuid primary key references flag,
    person       text not null check (person <> ''),
    content      bytea not null check (length(content) > 0),
    handed_in_at timestamptz not null
);

create trigger handed_in_by_hand_is_written_once before update or delete on handed_in_by_hand
    for each row execute function refuse_change();

-- The list of an authority's flags, newest first: ids rise with time.
create index flag_newest_of_agreement on flag (agreement_id, id desc);
