-- The language of the words in a given answer: until now, English.
alter table given_answer add language text not null default 'EN' check (language in ('EN', 'DA'));
alter table given_answer alter language drop default;
