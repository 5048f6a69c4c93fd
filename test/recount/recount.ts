import type { SqlExecutor } from '../../src/store/open-database.ts'

/** By team and week what a plain count of the ledgers gives. */
export type Recount = Map<string, Record<string, number>>

const PERSON = 'coalesce(lower(m.email), m.id::text)'
const week = (instant: string) => `date_trunc('week', (${instant}) AT TIME ZONE t.zone)`
const end = (start: string) => `((${start} + interval '7 days') AT TIME ZONE t.zone)`

/** Who was asked, once for each question and member, in the week in which the question closed. */
const PARTICIPATION = `
  WITH question AS (
    SELECT a.team_id, a.member_id, a.nudge_id, a.occurrence, ${week('max(r.closes_at)')} AS monday,
      bool_or(a.state = 'asked' AND d.state = 'sent') AS asked, bool_or(a.state = 'away') AS away,
      bool_or(a.state <> 'asked') AS missed, min(a.skipped_at) AS skipped_at
    FROM asks a JOIN deliveries d ON d.id = a.delivery_id JOIN teams t ON t.id = a.team_id
      JOIN deliveries r ON r.nudge_id = a.nudge_id AND r.occurrence = a.occurrence AND r.round = 0
        AND coalesce(r.member_id, a.member_id) = a.member_id
    GROUP BY a.team_id, t.zone, a.member_id, a.nudge_id, a.occurrence
  ), answer AS (
    SELECT d.nudge_id, d.occurrence, e.member_id, e.written_at AS at FROM entries e JOIN deliveries d ON d.id = e.delivery_id
    WHERE e.deleted_at IS NULL
    UNION ALL
    SELECT d.nudge_id, d.occurrence, f.member_id, f.at FROM feedback f JOIN deliveries d ON d.id = f.delivery_id
  ), counted AS (
    SELECT q.team_id, q.monday, q.away, q.skipped_at, q.asked OR came.answered AS asked, came.answered,
      ${PERSON} AS person, ${end('q.monday')} AS over
    FROM question q JOIN teams t ON t.id = q.team_id JOIN members m ON m.id = q.member_id
      CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM answer a WHERE a.nudge_id = q.nudge_id AND a.occurrence = q.occurrence
        AND a.member_id = q.member_id AND a.at < ${end('q.monday')}) AS answered) came
    WHERE q.asked OR q.missed
  ), writer AS (
    SELECT DISTINCT e.team_id, ${week('e.written_at')} AS monday, ${PERSON} AS person
    FROM entries e JOIN teams t ON t.id = e.team_id JOIN members m ON m.id = e.member_id WHERE e.deleted_at IS NULL
  )
  SELECT c.team_id, c.monday, count(*) AS due, count(*) FILTER (WHERE c.asked) AS asks,
    count(*) FILTER (WHERE c.asked AND c.answered) AS answers,
    count(*) FILTER (WHERE c.asked AND c.skipped_at < c.over) AS skipped,
    count(*) FILTER (WHERE c.away AND NOT c.asked) AS away,
    count(DISTINCT c.person) FILTER (WHERE c.asked) AS people_asked,
    count(DISTINCT c.person) FILTER (WHERE c.asked AND c.answered) AS people_answered,
    count(DISTINCT c.person) FILTER (WHERE c.asked AND EXISTS (
      SELECT 1 FROM counted o WHERE o.team_id = c.team_id AND o.monday = c.monday AND o.person = c.person
        AND o.asked AND (o.answered OR w.person IS NOT NULL))) AS people_took_part
  FROM counted c LEFT JOIN writer w ON w.team_id = c.team_id AND w.monday = c.monday AND w.person = c.person
  GROUP BY 1, 2`

/** First answers that came too late, in the week in which they came. */
const LATE = `
  WITH answer AS (
    SELECT e.team_id, d.nudge_id, d.occurrence, e.member_id, e.written_at AS at, e.is_late
    FROM entries e JOIN deliveries d ON d.id = e.delivery_id WHERE e.deleted_at IS NULL
    UNION ALL
    SELECT f.team_id, d.nudge_id, d.occurrence, f.member_id, f.at, f.is_late
    FROM feedback f JOIN deliveries d ON d.id = f.delivery_id
  ), first AS (
    SELECT DISTINCT ON (nudge_id, occurrence, member_id) * FROM answer ORDER BY nudge_id, occurrence, member_id, at
  )
  SELECT f.team_id, ${week('f.at')} AS monday, count(*) AS late FROM first f JOIN teams t ON t.id = f.team_id
  WHERE f.is_late GROUP BY 1, 2`

const STANCE = `
  SELECT e.team_id, ${week('e.written_at')} AS monday, count(DISTINCT e.id) AS stance_entries,
    count(c.habit) AS stance_readings, sum(round(c.prior * 1000000)) AS stance_prior,
    count(*) FILTER (WHERE coalesce(k.is_present::int, c.probability) > c.prior) AS stance_for
  FROM entries e JOIN teams t ON t.id = e.team_id JOIN entry_codes c ON c.entry_id = e.id
    LEFT JOIN code_corrections k ON k.entry_id = e.id AND k.habit = c.habit
      AND k.at < ${end(week('e.written_at'))}
  WHERE e.deleted_at IS NULL AND e.language IS NULL GROUP BY 1, 2`

const AGREEMENT = `
  SELECT e.team_id, ${week('e.codes_seen_at')} AS monday, count(DISTINCT e.id) AS looked_at,
    count(c.habit) AS readings,
    count(*) FILTER (WHERE k.habit IS NULL OR (CASE WHEN k.is_present THEN 'shown' ELSE 'absent' END) = c.verdict) AS agreed
  FROM entries e JOIN teams t ON t.id = e.team_id JOIN entry_codes c ON c.entry_id = e.id
    LEFT JOIN code_corrections k ON k.entry_id = e.id AND k.habit = c.habit
  WHERE e.deleted_at IS NULL AND e.language IS NULL AND e.codes_seen_at IS NOT NULL GROUP BY 1, 2`

const DELIVERY = `
  SELECT d.team_id, ${week('d.due_at')} AS monday, count(*) AS messages,
    count(*) FILTER (WHERE d.state = 'sent') AS sent, count(*) FILTER (WHERE d.state = 'blocked') AS blocked,
    count(*) FILTER (WHERE d.state = 'failed') AS failed, count(*) FILTER (WHERE d.state = 'suppressed') AS suppressed,
    count(*) FILTER (WHERE d.state IN ('waiting', 'sending')) AS waiting
  FROM deliveries d JOIN teams t ON t.id = d.team_id GROUP BY 1, 2`

const CONDITIONS = `
  SELECT f.team_id, ${week('(SELECT max(r.closes_at) FROM deliveries r WHERE r.nudge_id = d.nudge_id AND r.occurrence = d.occurrence AND r.round = 0)')} AS monday,
    count(*) FILTER (WHERE p.template_key LIKE '%time') AS time_answers,
    count(*) FILTER (WHERE p.template_key LIKE '%time' AND f.value = 'yes') AS time_yes,
    count(*) FILTER (WHERE p.template_key LIKE '%support') AS support_answers,
    count(*) FILTER (WHERE p.template_key LIKE '%support' AND f.value = 'yes') AS support_yes
  FROM feedback f JOIN deliveries d ON d.id = f.delivery_id JOIN nudges n ON n.id = d.nudge_id
    JOIN prompts p ON p.id = n.prompt_id AND p.kind <> 'note' JOIN teams t ON t.id = f.team_id
  WHERE NOT f.is_late GROUP BY 1, 2`

const LEADERS = `
  SELECT e.team_id, ${week('e.written_at')} AS monday, count(*) AS shared,
    count(*) FILTER (WHERE coalesce(k.is_present, c.verdict = 'shown', false)) AS not_knowing
  FROM entries e JOIN teams t ON t.id = e.team_id
    JOIN role_grants g ON g.member_id = e.member_id AND g.scope_id = e.team_id AND g.role = 'facilitator'
    LEFT JOIN entry_codes c ON c.entry_id = e.id AND c.habit = 'not_knowing'
    LEFT JOIN code_corrections k ON k.entry_id = e.id AND k.habit = 'not_knowing' AND k.at < ${end(week('e.written_at'))}
  WHERE e.deleted_at IS NULL AND e.visibility = 'team' GROUP BY 1, 2`

/** Each request once: in the week of its first answer, or in that in which it had waited for two weeks. */
const NEEDS = `
  WITH settled AS (
    SELECT n.team_id, n.member_id, n.desk, (n.answered_at - n.raised_at) AS took,
      coalesce(n.answered_at - n.raised_at < interval '336 hours', false) AS in_time,
      CASE WHEN n.answered_at - n.raised_at < interval '336 hours' THEN n.answered_at
        ELSE n.raised_at + interval '336 hours' END AS at
    FROM needs n WHERE n.state IN ('waiting', 'taken', 'answered')
  )
  SELECT s.team_id, ${week('s.at')} AS monday, count(*) AS needs, count(*) FILTER (WHERE s.in_time) AS needs_answered,
    count(*) FILTER (WHERE s.desk LIKE 'school:%') AS needs_of_school,
    count(*) FILTER (WHERE s.in_time AND s.took <= interval '1 day') AS needs_within_a_day
  FROM settled s JOIN teams t ON t.id = s.team_id GROUP BY 1, 2`

/** Counts a whole database anew, in plain SQL, without anything of the product's own counting. */
export async function recount(executeSql: SqlExecutor): Promise<Recount> {
  const counts: Recount = new Map()
  for (const sql of [PARTICIPATION, LATE, STANCE, AGREEMENT, DELIVERY, CONDITIONS, LEADERS, NEEDS]) {
    const statement = `SELECT team_id, to_char(monday, 'YYYY-MM-DD') AS week, row_to_json(counted) AS numbers FROM (${sql}) counted`
    for (const { team_id: teamId, week: monday, numbers } of (await executeSql(statement)).rows) {
      const { team_id: _, monday: __, ...own } = numbers as Record<string, number>
      counts.set(`${teamId} ${monday}`, { ...counts.get(`${teamId} ${monday}`), ...own })
    }
  }
  return counts
}
