import { type Asked, participationOf, type TookPart, type WeekOfTeam } from './participation.ts'
import { canTellTotal, type Guarded, suppressSmallGroups } from './privacy.ts'

/** What a reader may know of a week's participation. There is no field for a person or a text. */
export interface Participation {
  peopleAsked: number
  peopleTookPart: number
  asks: number
  answers: number
}

/** One week of the teams that a reader may see; `all` is null where there is one team only. */
export interface WeekOfSignals {
  week: string
  teams: { teamId: string; name: string; participation: Guarded<Participation> }[]
  all: Guarded<Participation> | null
}

/** An estimated share of entries that show a habit, with the bounds between which it lies in nine of ten cases; all 0–1. */
export interface Share {
  share: number
  low: number
  high: number
  /** Too few entries to say more than that. */
  isSmall: boolean
}

/** What a reader may know of the learning stance in a period. */
export interface Stance {
  entries: number
  people: number
  /** By habit, in the habits' order. `agreed`: the share of readings that their writers left as they were. */
  habits: { habit: string; now: Share; before: Share | null; agreed: Guarded<number> }[]
}

/** A topic that five people or more touched on. */
export interface Topic {
  label: string
  /** At least so many: a multiple of five, so that the numbers of a team and of its school have no telling difference. */
  people: number
}

/** All that a reader sees, already under the privacy rule. */
export interface Signals {
  weeks: WeekOfSignals[]
  /** Of all teams shown, over the last four weeks; null where nobody wrote. */
  stance: Guarded<Stance> | null
  topics: Topic[]
}

interface SignalsInput {
  /** All teams of the school, those that are no more too: what protects a small one is the same for every reader. */
  teams: { id: string; name: string; zone: string }[]
  asked: Asked[]
  tookPart: TookPart[]
  /** The zone in which the weeks of all teams together begin. */
  zone: string
}

/** Participation of these teams, newest week first; weeks in which nobody was asked are left out. */
export function participationSignals(input: SignalsInput): WeekOfSignals[] {
  const zoneOf = (id: string) => input.teams.find((team) => team.id === id)?.zone ?? input.zone
  const byTeam = participationOf(input.asked, input.tookPart, zoneOf)
  const together = participationOf(
    input.asked.map((row) => ({ ...row, teamId: ALL })),
    input.tookPart.map((row) => ({ ...row, teamId: ALL })),
    () => input.zone,
  )
  const weeks = [...new Set(byTeam.filter((week) => week.asks > 0).map((row) => row.week))]
  return weeks.map((week) => weekOf(week, input.teams, byTeam, together))
}

/** Stands for all teams of the reader together. */
const ALL = 'all'

function weekOf(
  week: string,
  teams: SignalsInput['teams'],
  byTeam: WeekOfTeam[],
  together: WeekOfTeam[],
): WeekOfSignals {
  const rows = teams.map((team) => ({
    team,
    counts: byTeam.find((row) => row.teamId === team.id && row.week === week) ?? NOBODY,
  }))
  const total = together.find((row) => row.week === week) ?? NOBODY
  const isTotalShown = teams.length > 1
  const peopleOf = (row: (typeof rows)[number]) => row.counts.people
  const guarded = suppressSmallGroups(rows, peopleOf, { isTotalShown })
  return {
    week,
    teams: rows.map(({ team, counts }, index) => ({
      teamId: team.id,
      name: team.name,
      participation: guardedCounts(guarded[index], counts),
    })),
    all: isTotalShown ? totalOf(canTellTotal(rows, guarded, peopleOf), total) : null,
  }
}

/** The total falls too where what is hidden under it could not be covered. */
function totalOf(canTell: boolean, total: Participation): Guarded<Participation> {
  return canTell
    ? { kind: 'shown', value: participationIn(total) }
    : { kind: 'hidden', reason: 'protects-another' }
}

function guardedCounts(part: Guarded<unknown> | undefined, counts: Participation): Guarded<Participation> {
  if (part?.kind === 'shown') return { kind: 'shown', value: participationIn(counts) }
  return part ?? { kind: 'hidden', reason: 'too-few' }
}

function participationIn(counts: Participation): Participation {
  const { peopleAsked, peopleTookPart, asks, answers } = counts
  return { peopleAsked, peopleTookPart, asks, answers }
}

const NOBODY: Participation & Pick<WeekOfTeam, 'people'> = {
  people: new Set(),
  ...{ peopleAsked: 0, peopleTookPart: 0, asks: 0, answers: 0 },
}
