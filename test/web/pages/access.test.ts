import { afterEach, describe, expect, it } from '@jest/globals'
import { readerOfSession } from '../../../src/use-cases/page-access.ts'
import { createVisitor, type Visitor } from '../../support/page-visitor.ts'
import { linkIn, openPages, pathOf } from '../../support/pages-stage.ts'
import { TEACHERS } from '../../support/stage.ts'

let opened: Awaited<ReturnType<typeof openPages>> | null = null
const open = async (options: Parameters<typeof openPages>[0] = {}) => {
  opened = await openPages(options)
  return { ...opened, visitor: createVisitor(opened.url) }
}
afterEach(() => opened?.close())

const CONTINUE = 'Continue as Rosa'
const signIn = async (visitor: Visitor, link: string, name: string) =>
  visitor.submit(await visitor.get(link), `Continue as ${name}`)
const isSignedIn = async (visitor: Visitor) => (await visitor.get('/signals/method')).status !== 401

describe('a personal link', () => {
  it('comes with /signals and Home, and holds 256 random bits', async () => {
    const { stage } = await open()
    await closeWeek(stage)
    const first = linkIn(await stage.command('Rosa', 'signals'))
    const second = linkIn(await stage.command('Rosa', 'signals'))
    expect(first).toMatch(/^https:\/\/thread\.example\/signals\/open\?t=[\w-]{43}$/)
    expect(second).not.toBe(first)
  })

  it('opens a session after a press of the button, in one browser', async () => {
    const { linkFor, visitor } = await open()
    const link = await linkFor('Rosa')
    const page = await visitor.get(link)
    expect([page.status, page.text.includes('Continue as Rosa?')]).toEqual([200, true])
    expect(await isSignedIn(visitor)).toBe(false)
    const done = await visitor.submit(page, CONTINUE)
    expect([done.status, done.location]).toEqual([303, '/signals'])
    expect(await isSignedIn(visitor)).toBe(true)
  })

  it('survives the look that a chat client takes at it', async () => {
    const { linkFor, url, visitor } = await open()
    const link = await linkFor('Rosa')
    const preview = createVisitor(url)
    for (let time = 0; time < 3; time += 1)
      expect((await preview.get(link, { 'user-agent': 'Slackbot-LinkExpanding 1.0' })).status).toBe(200)
    expect((await signIn(visitor, link, 'Rosa')).status).toBe(303)
  })

  it('opens nothing the second time, not for the thief and not for the owner', async () => {
    const { linkFor, url, visitor } = await open()
    const link = await linkFor('Rosa')
    const early = createVisitor(url)
    const page = await early.get(link)
    await signIn(visitor, link, 'Rosa')
    const late = await early.submit(page, CONTINUE)
    expect([late.status, late.text.includes('used already')]).toEqual([410, true])
    expect(await isSignedIn(early)).toBe(false)
    expect((await createVisitor(url).get(link)).status).toBe(410)
  })

  it('lets one through where two come at once', async () => {
    const { linkFor, url } = await open()
    const link = await linkFor('Rosa')
    const visitors = Array.from({ length: 6 }, () => createVisitor(url))
    const pages = await Promise.all(visitors.map((each) => each.get(link)))
    const visits = await Promise.all(
      visitors.map((each, index) => each.submit(pages[index] ?? never(), CONTINUE)),
    )
    expect(visits.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410, 410, 410])
  })

  it('is over after ten minutes', async () => {
    const { linkFor, stage, visitor } = await open()
    const link = await linkFor('Rosa')
    const page = await visitor.get(link)
    stage.clock.moveTo('2026-09-07T14:10:00Z')
    expect((await visitor.submit(page, CONTINUE)).status).toBe(410)
    expect((await visitor.get(link)).text).toContain('good for ten minutes')
  })

  it('tells nothing of a token that was never made', async () => {
    const { visitor } = await open()
    for (const path of ['/signals/open', '/signals/open?t=', '/signals/open?t=abc', '/signals/open?t[]=a'])
      expect((await visitor.get(path)).status).toBe(410)
  })

  it('is kept as a hash alone, and stands in no line of the log', async () => {
    const lines: string[] = []
    const keep = (fields: object, message: string) => void lines.push(JSON.stringify(fields) + message)
    const { linkFor, stage, visitor } = await open({
      log: { debug: keep, info: keep, warn: keep, error: keep },
    })
    const link = await linkFor('Rosa')
    const token = new URLSearchParams(link.split('?')[1]).get('t') ?? ''
    await signIn(visitor, link, 'Rosa')
    const kept = await stage.deps.stores.access.findLink(token)
    expect(kept).toBeNull()
    const cookie = decodeURIComponent(visitor.cookies.get('ct_session') ?? '')
    const session = cookie.slice(2, cookie.lastIndexOf('.'))
    expect(session).toHaveLength(43)
    expect(await stage.deps.stores.access.findSession(session, stage.clock.now())).toBeNull()
    expect(lines.join('\n')).toContain('pages opened')
    expect(lines.join('\n')).not.toContain(token)
    expect(lines.join('\n')).not.toContain(session)
  })

  it('ends the session of whoever used the browser before, and says so', async () => {
    const { linkFor, visitor } = await open()
    await signIn(visitor, await linkFor('Rosa'), 'Rosa')
    const page = await visitor.get(await linkFor('Eleanor'))
    expect(page.text).toContain('Rosa is signed in here now')
    const before = visitor.cookies.get('ct_session')
    await visitor.submit(page, 'Continue as Eleanor')
    expect(visitor.cookies.get('ct_session')).not.toBe(before)
    visitor.cookies.set('ct_session', before ?? '')
    expect(await isSignedIn(visitor)).toBe(false)
  })

  it('leads the one who is signed in straight on, and stays unused', async () => {
    const { linkFor, url, visitor } = await open()
    await signIn(visitor, await linkFor('Rosa'), 'Rosa')
    const next = await linkFor('Rosa')
    const page = await visitor.get(next)
    expect([page.status, page.location]).toEqual([303, '/signals'])
    expect((await createVisitor(url).get(next)).status).toBe(200)
  })

  it('opens the page of the one team that was asked for', async () => {
    const { stage, visitor } = await open()
    await closeWeek(stage)
    const link = pathOf(linkIn(await stage.command('Eleanor', 'signals maths')))
    const { location } = await signIn(visitor, link, 'Eleanor')
    expect(location).toMatch(/^\/signals\/team\/[\w-]{36}$/)
    expect((await visitor.get(location ?? '')).status).toBe(200)
  })
})

describe('the session', () => {
  it('has a cookie that no script reads and no other site sends', async () => {
    const { linkFor, visitor } = await open()
    const [cookie = ''] = (await signIn(visitor, await linkFor('Rosa'), 'Rosa')).headers.getSetCookie()
    expect(cookie).toMatch(/^ct_session=s%3A[\w-]{43}\./)
    expect(cookie).toMatch(/; Max-Age=28800; Path=\/signals; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  })

  it('travels over https alone where the service has https', async () => {
    const { linkFor, visitor } = await open({ isSecure: true })
    const page = await visitor.get(await linkFor('Rosa'))
    expect(page.headers.getSetCookie().join()).toContain('; Secure')
    const done = await visitor.submit(page, CONTINUE)
    expect(done.headers.getSetCookie().join()).toContain('; Secure')
  })

  it('is none where the cookie was made up or changed', async () => {
    const { linkFor, visitor } = await open()
    await signIn(visitor, await linkFor('Rosa'), 'Rosa')
    const cookie = visitor.cookies.get('ct_session') ?? ''
    visitor.cookies.set('ct_session', cookie.replace(/^s%3A./, 's%3AX'))
    expect(await isSignedIn(visitor)).toBe(false)
    visitor.cookies.set('ct_session', 'anything')
    expect(await isSignedIn(visitor)).toBe(false)
    visitor.cookies.set('ct_session', cookie)
    expect(await isSignedIn(visitor)).toBe(true)
  })

  it('lasts eight hours', async () => {
    const { linkFor, stage, visitor } = await open()
    await signIn(visitor, await linkFor('Rosa'), 'Rosa')
    stage.clock.moveTo('2026-09-07T21:59:59Z')
    expect(await isSignedIn(visitor)).toBe(true)
    stage.clock.moveTo('2026-09-07T22:00:00Z')
    expect(await isSignedIn(visitor)).toBe(false)
  })

  it('ends with its own sign-out, and the other browsers stay', async () => {
    const { linkFor, url, visitor } = await open()
    const other = createVisitor(url)
    await signIn(visitor, await linkFor('Rosa'), 'Rosa')
    await signIn(other, await linkFor('Rosa'), 'Rosa')
    const cookie = visitor.cookies.get('ct_session') ?? ''
    const done = await visitor.submit(await visitor.get('/signals/method'), 'Sign out')
    expect([done.location, visitor.cookies.has('ct_session')]).toEqual(['/signals/signed-out', false])
    visitor.cookies.set('ct_session', cookie)
    expect(await isSignedIn(visitor)).toBe(false)
    expect(await isSignedIn(other)).toBe(true)
  })

  it('ends everywhere, with the links that were not used yet', async () => {
    const { linkFor, url, visitor } = await open()
    const other = createVisitor(url)
    const unused = await linkFor('Rosa')
    await signIn(visitor, await linkFor('Rosa'), 'Rosa')
    await signIn(other, await linkFor('Rosa'), 'Rosa')
    await visitor.submit(await visitor.get('/signals/method'), 'Sign out everywhere')
    expect(await isSignedIn(other)).toBe(false)
    expect((await createVisitor(url).get(unused)).status).toBe(410)
  })

  it('ends where a role is taken away, and nothing brings it back', async () => {
    const { linkFor, stage, visitor } = await open()
    const { members } = stage.deps.stores
    await signIn(visitor, await linkFor('Eleanor'), 'Eleanor')
    const { memberId } = (await readSession(stage, visitor)) ?? { memberId: '' }
    const grant = (await members.grantsOf(memberId)).find(({ role }) => role === 'principal')
    if (!grant) throw new Error('Eleanor is no principal')
    await members.revoke(memberId, grant)
    expect(await isSignedIn(visitor)).toBe(false)
    await members.grant(memberId, grant, stage.clock.now())
    expect(await isSignedIn(visitor)).toBe(false)
  })

  it('ends where the person leaves the team', async () => {
    const { linkFor, stage, visitor } = await open()
    await signIn(visitor, await linkFor('Ben'), 'Ben')
    expect(await isSignedIn(visitor)).toBe(true)
    const place = { address: 'channel:maths', kind: 'channel' as const, name: 'maths' }
    await stage.handle({ kind: 'person-left', place, person: { externalId: 'ben' } })
    expect(await isSignedIn(visitor)).toBe(false)
  })

  it('ends where the workspace is removed', async () => {
    const { linkFor, stage, visitor } = await open()
    const link = await linkFor('Ben')
    await signIn(visitor, await linkFor('Rosa'), 'Rosa')
    await stage.handle({ kind: 'workspace-removed' })
    expect(await isSignedIn(visitor)).toBe(false)
    expect((await visitor.get(link)).status).toBe(410)
  })
})

/** Everybody of one team writes something, and the week ends. */
async function closeWeek(stage: Awaited<ReturnType<typeof openPages>>['stage']): Promise<void> {
  for (const name of TEACHERS)
    await stage.reply(name, null, 'We tried exit tickets today.', `own-${name}`, stage.direct(name))
  await stage.runJobs()
  await stage.moveTo('2026-09-14T14:00:00Z')
}

function never(): never {
  throw new Error('A visit is missing')
}

async function readSession(stage: Awaited<ReturnType<typeof openPages>>['stage'], visitor: Visitor) {
  const cookie = decodeURIComponent(visitor.cookies.get('ct_session') ?? '')
  return readerOfSession(stage.deps, cookie.slice(2, cookie.lastIndexOf('.')))
}
