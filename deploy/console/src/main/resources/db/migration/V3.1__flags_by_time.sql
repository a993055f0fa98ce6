-- The page Figures asks for the flags of a period.
create index record_seen_flags_told on record_seen (told_at) where topic = 'flag-received';
create index record_seen_agreements on record_seen (agreement_id, told_at) where topic = 'agreement-changed';
