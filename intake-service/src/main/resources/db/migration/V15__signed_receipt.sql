-- The receipt of each flag as it was signed (JWS, compact form), given again as long as the flag is kept.
create table signed_receipt (
    flag_id uuid primary key references flag,
    jws     text not null check (jws ~ '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$')
);

create trigger signed_receipt_is_written_once before update or delete on signed_receipt
    for each row execute function refuse_change();
