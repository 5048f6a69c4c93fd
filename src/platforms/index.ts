import type { ChatPlatform, Clock, Log, PlaygroundStore } from '../ports.ts'
import type { PlaygroundControls } from './playground/clock-controls.ts'
import { type PlaygroundSettings, readPlaygroundSettings } from './playground/settings.ts'
import * as slack from './slack/settings.ts'
import * as teams from './teams/settings.ts'

/** The settings of each platform; null: not configured. */
export interface PlatformSettings {
  slack: slack.SlackSettings | null
  teams: teams.TeamsSettings | null
  playground: PlaygroundSettings | null
  /** Whether real people can be reached: then the clock is the world's. */
  isOutsideLoopback: boolean
}

/** What the platforms stand on. */
export interface PlatformDeps {
  log: Log
  clock: Clock
  /** Where the playground keeps its messages. */
  memory: PlaygroundStore
  controls: PlaygroundControls
}

/** Reads the variables of all platforms; `faults` are sentences for the person who starts the service. */
export function readPlatformSettings(
  env: Record<string, string | undefined>,
  host: string,
): { settings: PlatformSettings; faults: string[] } {
  const forSlack = slack.readSlackSettings(env)
  const forTeams = teams.readTeamsSettings(env, host)
  const faults = [...forSlack.faults, ...forTeams.faults]
  // A faulty platform counts as wished for: the playground must not take its place silently.
  const hasOther = forSlack.settings !== null || forTeams.settings !== null || faults.length > 0
  const forPlayground = readPlaygroundSettings(env, host, hasOther)
  const isOutsideLoopback =
    (forSlack.settings !== null && slack.isOutsideLoopback(forSlack.settings)) ||
    (forTeams.settings !== null && teams.isOutsideLoopback(forTeams.settings))
  return {
    settings: {
      slack: forSlack.settings,
      teams: forTeams.settings,
      playground: forPlayground.settings,
      isOutsideLoopback,
    },
    faults: [...faults, ...forPlayground.faults],
  }
}

/** Creates the configured platforms. Each is loaded only then: an SDK that is not used costs no start-up time. */
export async function createPlatforms(
  settings: PlatformSettings,
  deps: PlatformDeps,
): Promise<ChatPlatform[]> {
  const platforms: ChatPlatform[] = []
  if (settings.slack) {
    const { createSlackPlatform } = await import('./slack/index.ts')
    platforms.push(createSlackPlatform(settings.slack, deps))
  }
  if (settings.teams) {
    const { createTeamsPlatform } = await import('./teams/index.ts')
    platforms.push(createTeamsPlatform(settings.teams, deps))
  }
  if (settings.playground) {
    const { createPlaygroundPlatform } = await import('./playground/index.ts')
    platforms.push(createPlaygroundPlatform(settings.playground, deps))
  }
  return platforms
}
