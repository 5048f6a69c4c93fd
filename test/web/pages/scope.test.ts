import { afterEach, describe, expect, it } from '@jest/globals'
import { readReport } from '../../../src/use-cases/read-report.ts'
import { createVisitor } from '../../support/page-visitor.ts'
import { openPages } from '../../support/pages-stage.ts'
import { TEACHERS } from '../../support/stage.ts'

let opened: Awaited<ReturnType<typeof openPages>> | null = null
afterEach(() => opened?.close())

/** Pages over real reports, after a week in which a team of six wrote. */
async function afterAWeek() {
  opened = await openPages({ read: (ask) => readReport(stage.deps, ask) })
  const { stage, url, linkFor } = opened
  await stage.command('Eleanor', 'checkin How are you?')
  await stage.runJobs()
  for (const name of TEACHERS)
    await stage.reply(name, null, 'We tried exit tickets today.', `own-${name}`, stage.direct(name))
  await stage.moveTo('2026-09-14T14:00:00Z')
  const visit = async (name: string) => {
    const visitor = createVisitor(url)
    await visitor.submit(await visitor.get(await linkFor(name)), `Continue as ${name}`)
    return visitor
  }
  const workspace = await stage.deps.stores.organisation.ensureWorkspace(
    { platform: 'test', externalId: 'W1', name: 'Test school' },
    stage.clock.now(),
  )
  const teams = await stage.deps.stores.teams.listOfSchool(workspace.schoolId)
  const idOf = (name: string) => teams.find((team) => team.name === name)?.id ?? ''
  const looks = () => stage.deps.stores.audit.list(workspace.districtId, new Date(8.64e15), 100)
  return { stage, visit, workspace, idOf, looks }
}

describe('pages of real reports', () => {
  it('show a teacher the own team, and neither the school nor the others', async () => {
    const { visit, workspace, idOf } = await afterAWeek()
    const ana = await visit('Ana')
    expect((await ana.get('/signals')).text).toContain('<h1>maths</h1>')
    const seen = async (path: string) => (await ana.get(path)).status
    expect(await seen(`/signals/team/${idOf('maths')}`)).toBe(200)
    expect(await seen(`/signals/team/${idOf('newcomers')}`)).toBe(404)
    expect(await seen(`/signals/school/${workspace.schoolId}`)).toBe(404)
    expect(await seen(`/signals/team/${idOf('newcomers')}/csv/weeks.csv`)).toBe(404)
  })

  it('show a teacher no less of the own team than its principal sees', async () => {
    const { visit, idOf } = await afterAWeek()
    const path = `/signals/team/${idOf('maths')}`
    const table = (html: string) => html.match(/<tbody>[\s\S]*?<\/tbody>/g)
    const ofTeacher = (await (await visit('Ana')).get(path)).text
    const ofPrincipal = (await (await visit('Eleanor')).get(path)).text
    expect(table(ofTeacher)).toEqual(table(ofPrincipal))
    expect(ofTeacher).toContain('5 or more of 6')
  })

  it('follow a role at every request, not from sign-in on', async () => {
    const { stage, visit, workspace } = await afterAWeek()
    const ana = await visit('Ana')
    const path = `/signals/school/${workspace.schoolId}`
    expect((await ana.get(path)).status).toBe(404)
    const member = await stage.deps.stores.members.findByExternalId(workspace.id, 'ana')
    const scope = { kind: 'school', id: workspace.schoolId } as const
    await stage.deps.stores.members.grant(member?.id ?? '', { role: 'principal', scope }, stage.clock.now())
    expect((await ana.get(path)).status).toBe(200)
    await stage.deps.stores.members.revoke(member?.id ?? '', { role: 'principal', scope })
    expect((await ana.get(path)).status).toBe(404)
  })

  it('leave every look and every export in the audit log, and nothing of a refusal', async () => {
    const { visit, idOf, looks } = await afterAWeek()
    const eleanor = await visit('Eleanor')
    const id = idOf('maths')
    await eleanor.get(`/signals/team/${id}/themes`)
    await eleanor.get(`/signals/team/${id}/csv/weeks.csv`)
    await eleanor.get('/signals/team/0190f3a0-0000-7000-8000-0000000000ff')
    const told = (await looks()).filter(({ from }) => from === 'web')
    expect(told.map(({ kind, scope }) => [kind, scope.id]).sort()).toEqual([
      ['export', id],
      ['report', id],
    ])
  })
})
