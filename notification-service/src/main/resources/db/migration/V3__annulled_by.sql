-- Who annulled the verdict; appeal-decided tells it, apart from case-closed.
alter table case_story
    add column annulled_by text check (annulled_by in ('COMPLAINTS_BOARD', 'COURT'));
