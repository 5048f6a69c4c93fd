import { isLoopback } from './loopback.ts'

/** What the playground needs to know of its surroundings. */
export interface PlaygroundSettings {
  /** The host that the service listens on; always a loopback one. */
  host: string
}

/** Settings, null where the playground is off, and what is wrong with the environment, one sentence each. */
export interface PlaygroundReading {
  settings: PlaygroundSettings | null
  faults: string[]
}

const OFF: PlaygroundReading = { settings: null, faults: [] }

/**
 * Reads PLAYGROUND: `auto` (the default) is on where no other platform is configured, `on` and `off` as they say.
 * Whoever reaches the page acts as anybody in it, so it never runs where other machines reach it.
 */
export function readPlaygroundSettings(
  env: Record<string, string | undefined>,
  host: string,
  hasOtherPlatform: boolean,
): PlaygroundReading {
  const wish = env.PLAYGROUND?.trim().toLowerCase() || 'auto'
  if (wish !== 'auto' && wish !== 'on' && wish !== 'off')
    return fault(`PLAYGROUND is "${wish}": use auto, on or off.`)
  if (wish === 'off' || (wish === 'auto' && hasOtherPlatform)) return OFF
  if (isLoopback(host)) return { settings: { host }, faults: [] }
  if (wish === 'on')
    return fault(
      `PLAYGROUND=on is refused while HOST is ${host}: everybody who reaches the page could act as anybody. Set HOST=127.0.0.1.`,
    )
  return fault(
    `Nothing is configured for HOST ${host}: set the Slack or Teams variables, or HOST=127.0.0.1 to try the playground, or PLAYGROUND=off.`,
  )
}

function fault(sentence: string): PlaygroundReading {
  return { settings: null, faults: [sentence] }
}
