import { z } from 'zod'

// Unknown or malformed parts become undefined instead of refusing the activity: Teams adds fields at any time.
const word = z.string().min(1).optional().catch(undefined)
const account = z
  .object({ id: word, name: word, aadObjectId: word, tenantId: word })
  .optional()
  .catch(undefined)
const accounts = z.array(account).optional().catch(undefined)

const activitySchema = z.object({
  type: z.string().min(1),
  id: word,
  name: word,
  action: word,
  timestamp: z.union([z.string(), z.number()]).optional().catch(undefined),
  localTimezone: word,
  serviceUrl: word,
  channelId: word,
  text: z.string().optional().catch(undefined),
  replyToId: word,
  from: account,
  recipient: account,
  membersAdded: accounts,
  membersRemoved: accounts,
  conversation: z
    .object({
      id: word,
      conversationType: word,
      name: word,
      tenantId: word,
      isGroup: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  channelData: z
    .object({
      eventType: word,
      tenant: z.object({ id: word }).optional().catch(undefined),
      team: z.object({ id: word, name: word }).optional().catch(undefined),
      channel: z.object({ id: word, name: word }).optional().catch(undefined),
      settings: z
        .object({ selectedChannel: z.object({ id: word, name: word }).optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  entities: z
    .array(
      z.object({ type: word, text: z.string().optional().catch(undefined), mentioned: account }).catch({}),
    )
    .optional()
    .catch(undefined),
  attachments: z
    .array(z.object({ contentType: word, name: word, content: z.unknown().optional() }).catch({}))
    .optional()
    .catch(undefined),
  value: z.unknown().optional(),
})

/** What this bot reads of an activity (Bot Framework, Teams). */
export type TeamsActivity = z.infer<typeof activitySchema>
/** A person, bot or team inside an activity. */
export type TeamsAccount = NonNullable<TeamsActivity['from']>

/** The activity in a request body, or null where the body is none. */
export function readActivity(body: unknown): TeamsActivity | null {
  const read = activitySchema.safeParse(body)
  return read.success ? read.data : null
}
