import { describe, expect, it } from '@jest/globals'
import { parseAct } from '../../../src/platforms/playground/acts.ts'
import { directAddressOf } from '../../../src/platforms/playground/places.ts'
import { createScriptedInbox } from '../../support/playground-script.ts'
import { createPlayground, seenBy } from '../../support/playground-setting.ts'

const place = directAddressOf('eleanor.whitfield')
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a file that a person sends in the playground', () => {
  it('shows in the chat by its name and reaches the service with its text', async () => {
    const { platform, act } = createPlayground()
    const { inbox, intents } = createScriptedInbox()
    await platform.start(inbox)
    await act('eleanor.whitfield', { kind: 'file', place, name: 'year.ics', data: base64('BEGIN:VCALENDAR') })
    expect(intents.at(-1)).toMatchObject({
      kind: 'file',
      name: 'year.ics',
      place: { kind: 'direct' },
      content: { kind: 'text', text: 'BEGIN:VCALENDAR' },
    })
    const seen = await seenBy(platform, 'eleanor.whitfield')
    expect(seen).toEqual(expect.arrayContaining(['📎 year.ics', 'This is how I read year.ics.']))
    expect(await seenBy(platform, 'ana.flores')).not.toContain('📎 year.ics')
    await act('eleanor.whitfield', { kind: 'file', place, name: 'year.ics', data: null })
    expect(intents.at(-1)).toMatchObject({ kind: 'file', content: { kind: 'too-large' } })
  })

  it('is refused where it is no base64 or too long', () => {
    const act = { id: '12345678', as: 'a', kind: 'file', place: 'p', name: 'a.ics' }
    expect(() => parseAct({ ...act, data: '%%%' })).toThrow(/^data/)
    expect(() => parseAct({ ...act, data: 'A'.repeat(1_400_000) })).toThrow(/^data/)
    expect(() => parseAct({ ...act, data: base64('x') })).not.toThrow()
  })
})
