-- domain-suspended can be told again when a name is held in another way: it shows one hold of perhaps many.
alter table held_name add whole boolean not null default true;
alter table held_name alter whole drop default;
