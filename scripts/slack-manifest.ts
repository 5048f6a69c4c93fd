import { z } from 'zod'

/** The scopes that the bot uses; one more is a decision to be made here. */
const SCOPES = new Set([
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
])

/** The events that the bot takes; Slack's own schema accepts any word. */
const EVENTS = new Set([
  'app_home_opened',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'group_archive',
  'group_deleted',
  'group_left',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'team_join',
  'tokens_revoked',
  'user_change',
])

// Lengths: Slack, "App manifest reference".
const url = z.string().regex(/^https:\/\/\S+$/)
const manifestSchema = z.object({
  display_information: z.object({
    name: z.string().min(1).max(35),
    description: z.string().max(140).optional(),
    long_description: z.string().min(175).max(4000).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i)
      .optional(),
  }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean() }).loose().optional(),
    bot_user: z.object({ display_name: z.string().min(1).max(80), always_online: z.boolean().optional() }),
    shortcuts: z
      .array(z.object({ name: z.string().max(24), callback_id: z.string().max(255) }).loose())
      .max(10)
      .optional(),
    slash_commands: z
      .array(
        z.object({
          command: z.string().regex(/^\/[a-z-]{1,31}$/),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000).optional(),
          url: url.optional(),
          should_escape: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).min(1) }).loose() }).loose(),
  settings: z
    .object({
      event_subscriptions: z.object({ request_url: url.optional(), bot_events: z.array(z.string()).min(1) }),
      interactivity: z.object({ is_enabled: z.literal(true), request_url: url.optional() }).loose(),
      socket_mode_enabled: z.boolean().optional(),
      token_rotation_enabled: z.boolean().optional(),
    })
    .loose(),
})

/** What is wrong with the Slack manifest: its shape and lengths, and scopes and events that nobody decided on. */
export function slackManifestFaults(manifest: unknown): string[] {
  const read = manifestSchema.safeParse(manifest)
  if (!read.success) {
    return read.error.issues.map(
      (issue) => `manifests/slack/manifest.json ${issue.path.join('.')}: ${issue.message}`,
    )
  }
  const { oauth_config, settings, features } = read.data
  const commands = features.slash_commands.map(({ command }) => command)
  const subscribed = settings.event_subscriptions.bot_events
  return [
    ...repeated(commands).map((command) => `manifests/slack/manifest.json has ${command} twice`),
    ...oauth_config.scopes.bot
      .filter((scope) => !SCOPES.has(scope))
      .map((scope) => `Slack scope nobody decided on: ${scope}`),
    ...subscribed
      .filter((event) => !EVENTS.has(event))
      .map((event) => `Slack event nobody decided on: ${event}`),
  ]
}

function repeated(values: string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at)
}
