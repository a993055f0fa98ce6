-- What a ground means in words, what may be done on it, and how a case on it is decided unless the policy says otherwise.
-- case-service decides by its own rows (ground_policy): these tell the public and the authorities what to expect.
alter table legal_ground
    add column text_da text not null default '',
    add column text_en text not null default '',
    add column measures text[] not null default '{SUSPEND}' check (cardinality(measures) > 0),
    add column decision text not null default 'ONE_OFFICER'
        check (decision in ('AUTOMATIC', 'ONE_OFFICER', 'TWO_OFFICERS')),
    add column suspension_days integer not null default 30 check (suspension_days > 0);

-- Source: Punktum dk, terms and conditions, sections 9 and 10, in our own words.
update legal_ground set decision = 'AUTOMATIC',
    text_da = 'Navnet ligner et andet navn eller kendetegn så meget, at det udnytter, at folk taster forkert.',
    text_en = 'The name is so close to another name or mark that it lives on people''s typing errors.'
 where code = 'terms-9.1';
update legal_ground set decision = 'AUTOMATIC',
    text_da = 'Åbenbar risiko for økonomisk kriminalitet, misbrug af it-udstyr eller stærkt anstødeligt indhold sammen med risiko for forveksling.',
    text_en = 'An obvious risk of economic crime, compromised equipment or highly offensive content, together with a risk of confusion.'
 where code = 'terms-9.2';
update legal_ground set decision = 'TWO_OFFICERS',
    text_da = 'Hensyn til sikkerhed eller væsentlige samfundsmæssige interesser. Bestyrelsen afgør det.',
    text_en = 'Security or important public interests. The board of directors decides.'
 where code = 'terms-9.3';
update legal_ground set decision = 'ONE_OFFICER',
    text_da = 'Åbenbart ulovlige forhold, hvor en domstol ikke kan tage stilling.',
    text_en = 'Manifestly illegal acts where review by a court is not possible.'
 where code = 'terms-9.4';
update legal_ground set decision = 'AUTOMATIC',
    text_da = 'En kompetent myndighed har givet påbud, som nævner domænenavnet og det, der skal ske med det.',
    text_en = 'A competent authority has issued an injunction that names the domain name and what is to be done to it.'
 where code = 'terms-10.1';

alter table legal_ground
    alter column text_da drop default,
    alter column text_en drop default,
    alter column measures drop default,
    alter column decision drop default,
    alter column suspension_days drop default,
    add constraint legal_ground_is_said_in_words check (text_da <> '' and text_en <> '');
