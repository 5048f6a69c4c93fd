import type { SqlExecutor } from '../src/store/open-database.ts'

/** People of a team. */
export const TEAM_SIZE = 10

/** The zones of the teams and their people, by turns. */
const ZONES =
  "(ARRAY['America/New_York','America/Chicago','America/Denver','America/Phoenix','Pacific/Honolulu'])"

/** An id that is the same in every run: the hash of its name. */
const id = (name: string, number = 'i'): string => `md5('${name}' || ${number})::uuid`

/** Makes the district, with one school; everything happens at `at`, an ISO instant. */
export async function makeDistrict(run: SqlExecutor, at: string): Promise<void> {
  await run(`
    INSERT INTO districts (id, name, created_at) VALUES (${id('district', "''")}, 'Big district', '${at}');
    INSERT INTO schools (id, district_id, name, zone, created_at)
      VALUES (${id('school', "''")}, ${id('district', "''")}, 'Big school', 'America/Chicago', '${at}');
    INSERT INTO workspaces (id, district_id, school_id, platform, external_id, name, created_at)
      VALUES (${id('workspace', "''")}, ${id('district', "''")}, ${id('school', "''")}, 'bench', 'B', 'Big', '${at}');`)
}

/**
 * Adds the teams [from, until) with ten people each, ten questions each that are due in later weeks, and two private
 * questions each that were sent, answered by nobody and closed weeks ago.
 */
export async function addTeams(run: SqlExecutor, from: number, until: number, at: string): Promise<void> {
  const teams = `generate_series(${from}, ${until - 1}) AS i`
  const people = `${teams}, generate_series(0, ${TEAM_SIZE - 1}) AS p`
  const member = id('member', `(i * ${TEAM_SIZE} + p)`)
  await run(`
    INSERT INTO teams (id, workspace_id, school_id, name, zone, address, created_at, roster_at)
      SELECT ${id('team')}, ${id('workspace', "''")}, ${id('school', "''")}, 'Team ' || i, ${ZONES}[1 + i % 5],
        'channel:' || i, '${at}', '${at}' FROM ${teams};
    INSERT INTO members (id, workspace_id, external_id, name, zone, address, created_at)
      SELECT ${member}, ${id('workspace', "''")}, 'u' || (i * ${TEAM_SIZE} + p), 'Person', ${ZONES}[1 + (i + p / 7) % 5],
        'person:' || (i * ${TEAM_SIZE} + p), '${at}' FROM ${people};
    INSERT INTO memberships (id, team_id, member_id, joined_at, open_key)
      SELECT ${id('membership', `(i * ${TEAM_SIZE} + p)`)}, ${id('team')}, ${member}, '${at}',
        ${id('team')} || ':' || ${member} FROM ${people};`)
  await addNudges(run, { name: 'later', teams: `${teams}, generate_series(1, 10) AS n`, weeks: 'n' })
  await addNudges(run, { name: 'sent', teams: `${teams}, generate_series(1, 2) AS n`, weeks: '-3 - n' })
  await addSent(run, `${people}, generate_series(1, 2) AS n`, member)
}

/** Makes private questions due at `at` for the teams [from, from + count), one each; `run` names them. */
export async function makeDue(
  run: SqlExecutor,
  name: string,
  teams: { from: number; count: number },
  at: string,
): Promise<void> {
  const series = `generate_series(${teams.from}, ${teams.from + teams.count - 1}) AS i, (SELECT 0 AS n) AS one`
  await addNudges(run, { name, teams: series, weeks: '0', at })
}

/** Private questions, so many weeks after `at`; without `at`, weeks from the first Monday of September 2026. */
async function addNudges(
  run: SqlExecutor,
  nudges: { name: string; teams: string; weeks: string; at?: string },
): Promise<void> {
  const { name, teams, weeks, at = '2026-09-07T15:15' } = nudges
  const local = `(timestamp '${at}' + (${weeks}) * interval '7 days')`
  const zone = `${ZONES}[1 + i % 5]`
  const nudgeId = id(`nudge ${name} `, "i || ' ' || n")
  const promptId = id(`prompt ${name} `, "i || ' ' || n")
  await run(`
    INSERT INTO prompts (id, kind, text, choices, takes_text, results_shown, frameworks, created_at)
      SELECT ${promptId}, 'reflection', 'What did students say or do?', '[]', true, 'after-closing', '{PLS-1}',
        '${at}Z' FROM ${teams};
    INSERT INTO nudges (id, team_id, prompt_id, audience, schedule, zone, window_hours, state, next_due_at, plan_at, created_at)
      SELECT ${nudgeId}, ${id('team')}, ${promptId}, 'private',
        jsonb_build_object('kind', 'local', 'date', to_char(${local}, 'YYYY-MM-DD'), 'time', to_char(${local}, 'HH24:MI')),
        ${zone}, 48, CASE WHEN ${weeks} < 0 THEN 'planned' ELSE 'scheduled' END,
        CASE WHEN ${weeks} < 0 THEN NULL ELSE ${local} AT TIME ZONE ${zone} END,
        CASE WHEN ${weeks} < 0 THEN NULL ELSE ${local} AT TIME ZONE 'UTC' - interval '14 hours' END, '${at}Z'
      FROM ${teams};`)
}

/** What was sent and asked, and has closed. */
async function addSent(run: SqlExecutor, series: string, member: string): Promise<void> {
  const deliveryId = id('delivery ', `(i * ${TEAM_SIZE} + p) || ' ' || n`)
  const due = `(timestamptz '2026-09-07T20:15Z' - (3 + n) * interval '7 days')`
  const key = `to_char(${due} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI')`
  await run(`
    INSERT INTO deliveries (id, nudge_id, workspace_id, team_id, member_id, recipient, occurrence, due_at, closes_at, state,
      attempts, next_attempt_at, message_ref, sent_at, closed_at)
      SELECT ${deliveryId}, ${id('nudge sent ', "i || ' ' || n")}, ${id('workspace', "''")}, ${id('team')}, ${member},
        'member:' || ${member}, ${key}, ${due}, ${due} + interval '2 days', 'sent', 1, ${due}, ${deliveryId}::text, ${due},
        ${due} + interval '2 days' FROM ${series};
    INSERT INTO asks (delivery_id, member_id, team_id, nudge_id, occurrence, state, counted_on, due_at, at)
      SELECT ${deliveryId}, ${member}, ${id('team')}, ${id('nudge sent ', "i || ' ' || n")}, ${key}, 'asked',
        left(${key}, 10), ${due}, ${due} FROM ${series};`)
}
