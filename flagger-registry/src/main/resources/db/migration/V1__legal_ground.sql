-- The legal grounds that a flag can rest on. Source: Punktum dk, terms and conditions for .dk domain names, sections 9 and 10.
create table legal_ground (
    code        text primary key check (code ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
    title_da    text not null check (title_da <> ''),
    title_en    text not null check (title_en <> ''),
    valid_from  date not null,
    valid_until date check (valid_until >= valid_from)
);

insert into legal_ground (code, title_da, title_en, valid_from) values
    ('terms-9.1',  'Vilkårenes punkt 9.1: typosquatting', 'Terms, section 9.1: typosquatting', '2026-07-01'),
    ('terms-9.2',  'Vilkårenes punkt 9.2: åbenbar risiko', 'Terms, section 9.2: obvious risk', '2026-07-01'),
    ('terms-9.3',  'Vilkårenes punkt 9.3: sikkerhed eller samfundsmæssige hensyn', 'Terms, section 9.3: security or public interest', '2026-07-01'),
    ('terms-9.4',  'Vilkårenes punkt 9.4: åbenbart ulovlige forhold', 'Terms, section 9.4: manifestly illegal acts', '2026-07-01'),
    ('terms-10.1', 'Vilkårenes punkt 10.1: påbud fra en kompetent myndighed', 'Terms, section 10.1: injunction by a competent authority', '2026-07-01');
