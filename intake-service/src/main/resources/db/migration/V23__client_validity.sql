-- A machine identity has a time, and perhaps a certificate that its tokens are bound to. That a client belongs to one
-- agreement at a time is flagger-registry's to hold: here the news of two agreements can come in either order, and a
-- constraint would set the first aside.
alter table agreement_client
    drop constraint agreement_client_pkey,
    drop constraint agreement_client_is_bound_once,
    add column valid_from         timestamptz not null default '1970-01-01T00:00:00Z',
    add column valid_until        timestamptz,
    add column certificate_sha256 text check (certificate_sha256 ~ '^[0-9a-f]{64}$');

alter table agreement_client alter column valid_from drop default;

create index agreement_client_by_client on agreement_client (client_id);
create index agreement_client_by_agreement on agreement_client (agreement_id);
