import type { WebClient } from '@slack/web-api'
import { toDeliveryError } from './errors.ts'

/** Who the bot is in its workspace. */
export interface BotIdentity {
  botUserId: string
  teamId: string
  teamName: string | null
}

/** Answers who the bot is: asked once (auth.test), and again only after a failure. Throws DeliveryError. */
export function createIdentity(client: WebClient): {
  get(): Promise<BotIdentity>
  known(): BotIdentity | null
  /** Asks in the background, after a failure at the start. */
  learn(): Promise<void>
} {
  let known: BotIdentity | null = null
  let asking: Promise<BotIdentity> | null = null
  const ask = async (): Promise<BotIdentity> => {
    try {
      const answer = await client.auth.test()
      known = { botUserId: answer.user_id ?? '', teamId: answer.team_id ?? '', teamName: answer.team ?? null }
      return known
    } catch (error) {
      throw toDeliveryError(error)
    } finally {
      asking = null
    }
  }
  const get = async () => {
    if (known) return known
    asking ??= ask()
    return asking
  }
  return {
    get,
    known: () => known,
    learn: async () => {
      // The next event asks again; sending tells what is wrong in the meantime.
      await get().catch(() => undefined)
    },
  }
}
