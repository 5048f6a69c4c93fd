import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import type { AppsManifestValidateArguments } from '@slack/web-api'
import { MESSAGE_ACTIONS } from '../../../src/domain/intent.ts'

type Manifest = AppsManifestValidateArguments['manifest']
type Given = typeof import('../../../manifests/slack/manifest.json')

/** A JSON file's words are plain strings to the compiler; the allow-lists below hold them. */
type Widened<T> = T extends string ? string : T extends object ? { [K in keyof T]: Widened<T[K]> } : T

const text = await readFile('manifests/slack/manifest.json', 'utf8')
const given: Given = JSON.parse(text)
// The compiler holds the file against Slack's own type here.
const manifest: Widened<Manifest> = given

const SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'mpim:history',
  'mpim:read',
  'reactions:write',
  'users:read',
  'users:read.email',
]

/** Each event with the scope without which Slack does not send it; null where it needs none. */
const EVENTS: Record<string, string | null> = {
  app_home_opened: null,
  app_uninstalled: null,
  tokens_revoked: null,
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_left: 'channels:read',
  group_archive: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  team_join: 'users:read',
  user_change: 'users:read',
}

describe('the Slack manifest', () => {
  it('asks for exactly the scopes that the bot uses', () => {
    expect([...(manifest.oauth_config?.scopes?.bot ?? [])].sort()).toEqual(SCOPES)
    expect(manifest.oauth_config?.scopes?.user).toBeUndefined()
  })

  it('subscribes to exactly the events that are parsed, each with the scope that it needs', () => {
    const events = manifest.settings?.event_subscriptions?.bot_events ?? []
    expect([...events].sort()).toEqual(Object.keys(EVENTS).sort())
    const needed = Object.values(EVENTS).filter((scope) => scope !== null)
    expect(SCOPES).toEqual(expect.arrayContaining(needed))
  })

  it('sends everything to the one address, with a placeholder for the host', () => {
    const urls = JSON.stringify(manifest).match(/https?:\/\/[^"]+/g) ?? []
    expect(new Set(urls)).toEqual(new Set(['https://YOUR-HOST/slack/events']))
    expect(manifest.settings?.interactivity?.is_enabled).toBe(true)
  })

  it('describes each command', () => {
    const commands = manifest.features?.slash_commands ?? []
    expect(commands.map((one) => one.command)).toEqual([
      '/inquiry',
      '/checkin',
      '/practice',
      '/reflect',
      '/need',
      '/signals',
      '/mine',
      '/rhythm',
      '/setup',
      '/help',
    ])
    for (const command of commands) expect(command.description.length).toBeGreaterThan(10)
  })

  it('offers in a message’s menu what the bot understands, and to reflect from anywhere', () => {
    const shortcuts = manifest.features?.shortcuts ?? []
    const idsOf = (type: string) =>
      shortcuts.filter((one) => one.type === type).map(({ callback_id }) => callback_id)
    expect(idsOf('message')).toEqual([...MESSAGE_ACTIONS])
    expect(idsOf('global')).toEqual(['reflect'])
    for (const { name, description } of shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
    }
  })

  it('keeps to the lengths that Slack takes', () => {
    const display = manifest.display_information
    expect(display.name.length).toBeLessThanOrEqual(35)
    expect(display.description?.length).toBeLessThanOrEqual(140)
    expect(display.long_description?.length).toBeGreaterThanOrEqual(175)
    expect(display.long_description?.length).toBeLessThanOrEqual(4000)
    expect(manifest.features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/)
  })

  it('lets people write to the bot and leaves sockets, organisations and token rotation off', () => {
    expect(manifest.features?.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    })
    expect(manifest.settings).toMatchObject({
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    })
  })

  it('holds no secret', () => {
    expect(text).not.toMatch(/xox[a-z]-|signing/i)
  })
})
