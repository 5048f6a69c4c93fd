import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { slackManifestFaults } from '../../../scripts/slack-manifest.ts'
import {
  fillTeamsManifest,
  iconFaults,
  readPackageValues,
  SAMPLE_VALUES,
  teamsManifestFaults,
  zipTeamsPackage,
} from '../../../scripts/teams-package.ts'
import { MESSAGE_ACTIONS } from '../../../src/domain/intent.ts'

const FOLDER = join(import.meta.dirname, '../../../manifests/teams')
const TEXT = readFileSync(join(FOLDER, 'manifest.json'), 'utf8')

interface TeamsManifest {
  manifestVersion: string
  bots: {
    botId: string
    scopes: string[]
    supportsFiles: boolean
    commandLists: { scopes: string[]; commands: { title: string }[] }[]
  }[]
  composeExtensions: { commands: { id: string; title: string; description: string }[] }[]
  authorization: { permissions: { resourceSpecific: { name: string }[] } }
}

const filled = (): TeamsManifest => JSON.parse(fillTeamsManifest(TEXT, SAMPLE_VALUES)) as TeamsManifest

describe('the Teams package', () => {
  it("passes Microsoft's schema", () => {
    expect(teamsManifestFaults(filled())).toEqual([])
    expect(teamsManifestFaults({ ...filled(), accentColor: 'blue' } as TeamsManifest)).toEqual([
      expect.stringContaining('/accentColor'),
    ])
  })

  it('offers the commands wherever the bot can be, at most ten of at most 32 letters', () => {
    const [bot] = filled().bots
    expect(bot?.scopes).toEqual(['personal', 'team', 'groupChat'])
    expect(bot?.commandLists.flatMap((list) => list.scopes).sort()).toEqual(['groupChat', 'personal', 'team'])
    for (const { commands, scopes } of bot?.commandLists ?? []) {
      expect(commands.map(({ title }) => title).sort()).toEqual([
        'checkin',
        'help',
        'inquiry',
        'mine',
        'need',
        'practice',
        'reflect',
        'rhythm',
        ...(scopes.includes('personal') ? ['setup'] : []),
        'signals',
      ])
    }
  })

  it('offers in a message’s menu what the bot understands', () => {
    const commands = filled().composeExtensions.flatMap((extension) => extension.commands)
    expect(commands.map(({ id }) => id)).toEqual([...MESSAGE_ACTIONS])
    for (const command of commands) {
      expect(command).toMatchObject({ type: 'action', context: ['message'], fetchTask: true })
      expect(command.title.length).toBeLessThanOrEqual(32)
      expect(command.description.length).toBeLessThanOrEqual(128)
    }
  })

  it('takes files in private: calendars come that way', () => {
    expect(filled().bots[0]?.supportsFiles).toBe(true)
  })

  it('asks to hear replies in threads that do not mention the bot', () => {
    const names = filled().authorization.permissions.resourceSpecific.map(({ name }) => name)
    expect(names).toEqual(['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'])
  })

  it('is a zip of the manifest and icons of the right sizes, the same bytes each time', () => {
    const manifest = fillTeamsManifest(TEXT, SAMPLE_VALUES)
    const zip = zipTeamsPackage(FOLDER, manifest)
    const files = unzipSync(zip)
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
    expect(strFromU8(files['manifest.json'] ?? new Uint8Array())).toBe(manifest)
    expect(manifest).not.toContain('${{')
    expect(Buffer.from(zipTeamsPackage(FOLDER, manifest)).equals(Buffer.from(zip))).toBe(true)
    expect(iconFaults(FOLDER)).toEqual([])
  })

  it('says what is missing in the environment', () => {
    expect(readPackageValues({}).faults).toHaveLength(2)
    expect(
      readPackageValues({ TEAMS_APP_ID: SAMPLE_VALUES.TEAMS_APP_ID, PUBLIC_URL: 'http://a.example' }).faults,
    ).toEqual([expect.stringContaining('PUBLIC_URL')])
    expect(readPackageValues({ ...SAMPLE_VALUES, PUBLIC_URL: 'https://a.example/' })).toEqual({
      values: { ...SAMPLE_VALUES, PUBLIC_URL: 'https://a.example' },
      faults: [],
    })
  })
})

describe('the check of the Slack manifest', () => {
  it("takes the product's own", () => {
    const own = readFileSync(join(FOLDER, '../slack/manifest.json'), 'utf8')
    expect(slackManifestFaults(JSON.parse(own))).toEqual([])
  })

  const manifest = {
    display_information: { name: 'Common Thread' },
    features: {
      bot_user: { display_name: 'Common Thread' },
      slash_commands: [{ command: '/help', description: 'Help' }],
    },
    oauth_config: { scopes: { bot: ['chat:write'] } },
    settings: { event_subscriptions: { bot_events: ['message.im'] }, interactivity: { is_enabled: true } },
  }

  it('takes a manifest in order', () => {
    expect(slackManifestFaults(manifest)).toEqual([])
  })

  it('finds scopes and events nobody decided on', () => {
    const wide = { ...manifest, oauth_config: { scopes: { bot: ['chat:write', 'chat:write.public'] } } }
    expect(slackManifestFaults(wide)).toEqual(['Slack scope nobody decided on: chat:write.public'])
    const loud = { ...manifest.settings, event_subscriptions: { bot_events: ['message.app_home'] } }
    expect(slackManifestFaults({ ...manifest, settings: loud })).toEqual([
      'Slack event nobody decided on: message.app_home',
    ])
  })

  it('finds a broken shape', () => {
    expect(slackManifestFaults({ ...manifest, display_information: {} })).toHaveLength(1)
    expect(slackManifestFaults(null)).toHaveLength(1)
  })
})
