import { afterEach, describe, expect, it } from '@jest/globals'
import { createVisitor, type Visitor } from '../../support/page-visitor.ts'
import { openPages } from '../../support/pages-stage.ts'

let opened: Awaited<ReturnType<typeof openPages>> | null = null
const open = async (options: Parameters<typeof openPages>[0] = {}) => {
  opened = await openPages(options)
  const visitor = createVisitor(opened.url)
  const signIn = async (name: string, who: Visitor = visitor) =>
    who.submit(await who.get((await opened?.linkFor(name)) ?? ''), `Continue as ${name}`)
  return { ...opened, visitor, signIn }
}
afterEach(() => opened?.close())

describe('forms of the pages', () => {
  it('are refused without the proof that a page of ours gave', async () => {
    const { linkFor, signIn, visitor } = await open()
    const token = new URLSearchParams((await linkFor('Rosa')).split('?')[1]).get('t') ?? ''
    const forged = await visitor.post('/signals/open', { t: token })
    expect([forged.status, forged.text.includes('out of date')]).toEqual([403, true])
    await signIn('Rosa')
    expect((await visitor.post('/signals/sign-out', {})).status).toBe(403)
    expect((await visitor.post('/signals/sign-out-everywhere', { csrf: 'x.y' })).status).toBe(403)
    expect((await visitor.get('/signals/method')).status).toBe(200)
  })

  it('do not take the proof of another person', async () => {
    const { signIn, url, visitor } = await open()
    const other = createVisitor(url)
    await signIn('Rosa')
    await signIn('Ana', other)
    const page = await visitor.get('/signals/method')
    expect((await other.submit(page, 'Sign out')).status).toBe(403)
    expect((await visitor.submit(page, 'Sign out')).status).toBe(303)
  })

  it('do not take the proof of one link for another', async () => {
    const { linkFor, visitor } = await open()
    const page = await visitor.get(await linkFor('Rosa'))
    const other = new URLSearchParams((await linkFor('Ana')).split('?')[1]).get('t') ?? ''
    expect((await visitor.submit(page, 'Continue as Rosa', { t: other })).status).toBe(403)
  })

  it('are refused where they are too large', async () => {
    const { visitor } = await open()
    expect((await visitor.post('/signals/open', { t: 'x'.repeat(9_000) })).status).toBe(413)
  })
})

describe('the headers of every page', () => {
  it('let nothing run, nothing in and nothing out, and nothing be kept', async () => {
    const { linkFor, visitor } = await open()
    const { headers } = await visitor.get(await linkFor('Rosa'))
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';style-src 'self';img-src data:;form-action 'self';base-uri 'none';frame-ancestors 'none'",
    )
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('set-cookie')).toMatch(/^ct_form=.*; Path=\/signals; HttpOnly; SameSite=Lax$/)
  })

  it('let browsers keep the stylesheet, which is named by what it says', async () => {
    const { linkFor, visitor } = await open()
    const page = await visitor.get(await linkFor('Rosa'))
    const path = /href="(\/signals\/style-[0-9a-f]{12}\.css)"/.exec(page.text)?.[1] ?? ''
    const style = await visitor.get(path)
    expect(style.headers.get('content-type')).toMatch(/^text\/css/)
    expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(page.text).not.toMatch(/<script|<style| style=| on[a-z]+=/)
  })
})

describe('limits', () => {
  it('stop who tries many links', async () => {
    const { visitor } = await open({ limits: { links: 5, pages: 100 } })
    const tries: number[] = []
    for (let time = 0; time < 7; time += 1) tries.push((await visitor.get(`/signals/open?t=${time}`)).status)
    expect(tries).toEqual([410, 410, 410, 410, 410, 429, 429])
  })

  it('count each session on its own', async () => {
    const { signIn, url, visitor } = await open({ limits: { links: 100, pages: 12 } })
    const other = createVisitor(url)
    await signIn('Rosa')
    await signIn('Ana', other)
    const seen: number[] = []
    for (let time = 0; time < 13; time += 1) seen.push((await visitor.get('/signals/method')).status)
    expect([seen.filter((status) => status === 200).length, seen.at(-1)]).toEqual([12, 429])
    expect((await other.get('/signals/method')).status).toBe(200)
  })

  it('count by the address that a proxy in our own network tells', async () => {
    const { visitor } = await open({ limits: { links: 1, pages: 100 } })
    const from = (address: string) => visitor.get('/signals/open?t=x', { 'x-forwarded-for': address })
    expect([(await from('203.0.113.1')).status, (await from('203.0.113.1')).status]).toEqual([410, 429])
    expect((await from('203.0.113.2')).status).toBe(410)
  })
})

describe('what is said to nobody in particular', () => {
  it('shows the way in where nobody is signed in', async () => {
    const { visitor } = await open()
    for (const path of ['/signals', '/signals/method']) {
      const page = await visitor.get(path)
      expect([page.status, page.text.includes('/signals')]).toEqual([401, true])
    }
    expect((await visitor.get('/signals/nowhere')).status).toBe(404)
  })

  it('escapes every name', async () => {
    const { stage, visitor } = await open()
    const name = '<script>alert("1")</script> & \'Ro\''
    const place = { address: 'channel:maths', kind: 'channel' as const, name: 'maths' }
    const person = { externalId: 'rosa', name }
    await stage.handle({ kind: 'command', actor: person, place, name: 'help', text: '' })
    const page = await visitor.get((await opened?.linkFor('Rosa')) ?? '')
    expect(page.text).toContain("Continue as &lt;script>alert(&quot;1&quot;)&lt;/script> &amp; 'Ro'?")
    expect(page.text).not.toContain('<script')
  })

  it('logs a fault without what was asked, and says that it is ours', async () => {
    const lines: string[] = []
    const keep = (fields: object, message: string) => void lines.push(JSON.stringify(fields) + message)
    const { stage, visitor } = await open({
      log: { debug: keep, info: keep, warn: keep, error: keep },
    })
    stage.deps.stores.access.findLink = async () => {
      throw new Error('a secret')
    }
    const page = await visitor.get('/signals/open?t=the-token')
    expect([page.status, page.text.includes('Something went wrong here')]).toEqual([500, true])
    expect(lines.join()).toContain('"path":"/open"')
    expect(lines.join()).not.toMatch(/a secret|the-token/)
  })
})
