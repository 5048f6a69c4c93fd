-- Weeks that were closed before requests for support were counted tell nothing of them.
UPDATE "snapshots" SET "content" = jsonb_set(
  jsonb_set("content", '{whole,needs}', '{"kind": "hidden", "reason": "waits"}'), '{needTopics}', '[]')
WHERE NOT "content" #> '{whole}' ? 'needs';
UPDATE "snapshots" SET "content" = jsonb_set("content", '{together,needs}', '{"kind": "hidden", "reason": "waits"}')
WHERE jsonb_typeof("content" -> 'together') = 'object' AND NOT "content" -> 'together' ? 'needs';
UPDATE "closed_weeks" SET "carry" = jsonb_set("carry", '{families,needs}', '{"teams": {}, "schools": {}, "district": []}')
WHERE jsonb_typeof("carry" -> 'families') = 'object' AND NOT "carry" -> 'families' ? 'needs';
