-- Whether the register renews the name by itself; null when it does not say so.
alter table snapshot add auto_renew boolean;
alter table effect add auto_renew boolean;

-- The handle of the registrar that manages the name; null when the register names none.
alter table snapshot add registrar text check (registrar <> '');
