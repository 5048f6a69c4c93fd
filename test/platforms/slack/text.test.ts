import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fromSlackText, toMrkdwn } from '../../../src/platforms/slack/text.ts'

describe('fromSlackText', () => {
  it.each([
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt; stays as typed', '&lt; stays as typed'],
    ['ask <@U0123ABC|Ana>', 'ask @Ana'],
    ['ask <@U0123ABC>', 'ask @U0123ABC'],
    ['in <#C01|maths> or <#C02>', 'in #maths or #C02'],
    ['<!channel> and <!here|here>', '@channel and here'],
    ['<!subteam^S01|@grade5> meets', '@grade5 meets'],
    ['<!date^1392734382^{date}|Feb 18, 2014>', 'Feb 18, 2014'],
    ['see <https://x.org/a?b=1&amp;c=2|the plan>', 'see the plan (https://x.org/a?b=1&c=2)'],
    ['<https://x.org>', 'https://x.org'],
    ['<http://x.org|x.org>', 'http://x.org'],
    ['<mailto:a@x.org|a@x.org>', 'a@x.org'],
    ['*bold* _kept_ ~as~ `typed`', '*bold* _kept_ ~as~ `typed`'],
    ['שלום 👩🏽‍🏫 5 < 6'.replace('<', '&lt;'), 'שלום 👩🏽‍🏫 5 < 6'],
    ['unclosed <@U01', 'unclosed <@U01'],
    ['', ''],
  ])('%j reads %j', (given, expected) => {
    expect(fromSlackText(given)).toBe(expected)
  })

  it('gives back whatever a person typed, once Slack has escaped it', () => {
    const slackEscapes = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fromSlackText(slackEscapes(text))).toBe(text)
      }),
    )
  })
})

describe('toMrkdwn', () => {
  it('leaves nothing that could mention anybody', () => {
    expect(toMrkdwn('<!channel> <@U01> & <#C01>')).toBe('&lt;!channel&gt; &lt;@U01&gt; &amp; &lt;#C01&gt;')
  })

  it('makes web addresses links, without the stop of their sentence', () => {
    expect(toMrkdwn('See https://x.org/a?b=1&c=2.')).toBe('See <https://x.org/a?b=1&amp;c=2>.')
  })

  it('cannot be led to close a link early', () => {
    expect(toMrkdwn('https://x.org/|<!here>')).toBe('<https://x.org/>|&lt;!here&gt;')
  })
})
