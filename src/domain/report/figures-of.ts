import { shareInSteps } from '../privacy/coding.ts'
import type { Telling } from '../privacy/snapshot.ts'
import type { ToldParticipation, ToldStance, ToldVoice } from '../privacy/told.ts'
import type { Guarded } from '../privacy.ts'
import {
  type Agreement,
  ANSWER_HOURS,
  type DeliveryReasonCount,
  type DeliveryTruth,
  type Figures,
  type Participation,
  type Share,
  type Stance,
  type TimeToAnswer,
} from './figures.ts'
import { needsFigures } from './needs-of.ts'
import type { AgreementCounts, DeliveryCounts } from './week-counts.ts'

/** How habits are named and estimated: the reader of stance knows. */
export interface HabitReader {
  habits: readonly string[]
  estimate(evidence: { bins: Record<string, number>; prior: number }): {
    rate: number
    low: number
    high: number
    isSmall: boolean
  }
}

const PERCENT = 100
const TWENTIETHS = 20

/** The figures of what is told of a unit in a period, against its own past. */
export function figuresOf(telling: Telling, before: Telling | null, reader: HabitReader): Figures {
  const past = before?.stance.kind === 'shown' ? before.stance.value : null
  return {
    participation: mapShown(telling.participation, participationOf),
    timeToAnswer: timeToAnswerOf(telling.participation),
    voice: mapShown(telling.voice, voiceOf),
    stance: mapShown(telling.stance, (told) => stanceOf(told, past, reader)),
    agreement: mapShown(telling.agreement, (told) => agreementOf(told, reader)),
    leaders: telling.leaders,
    conditions: { time: telling.time, support: telling.support },
    delivery: mapShown(telling.delivery, deliveryOf),
    needs: needsFigures(telling.needs),
  }
}

/** Participation as readers see it. */
export function participationOf({ hours: _, ...told }: ToldParticipation): Participation {
  return told
}

/** The stance of a group against its own past. */
export function stanceOf(told: ToldStance, past: ToldStance | null, reader: HabitReader): Stance {
  return {
    entries: told.entries,
    people: told.people,
    habits: reader.habits.map((habit) => ({
      habit,
      now: shareOf(told, habit, reader),
      before: past && shareOf(past, habit, reader),
    })),
  }
}

/** Something done to what is shown; what is hidden stays so. */
export function mapShown<T, U>(guarded: Guarded<T>, change: (value: T) => U): Guarded<U> {
  return guarded.kind === 'shown' ? { kind: 'shown', value: change(guarded.value) } : guarded
}

function shareOf(told: ToldStance, habit: string, reader: HabitReader): Share {
  const { rate, low, high, isSmall } = reader.estimate(told.habits[habit] ?? { prior: 0, bins: {} })
  return {
    share: shareInSteps(rate, PERCENT),
    low: Math.round(low * PERCENT) / PERCENT,
    high: Math.round(high * PERCENT) / PERCENT,
    isSmall,
  }
}

function agreementOf(told: AgreementCounts, { habits }: HabitReader): Agreement {
  return {
    entries: told.entries,
    habits: habits.flatMap((habit) => {
      const counts = told.habits[habit]
      return counts && counts.readings > 0
        ? [{ habit, agreed: shareInSteps(counts.agreed / counts.readings, TWENTIETHS) }]
        : []
    }),
  }
}

function voiceOf({ tenths, groups }: ToldVoice) {
  return { evenness: Math.round(tenths / groups) / 10 }
}

/** The step in which the middle answer lies. */
function timeToAnswerOf(told: Guarded<ToldParticipation>): Guarded<TimeToAnswer> {
  if (told.kind === 'hidden') return told
  const { hours } = told.value
  const all = hours.reduce((sum, count) => sum + count, 0)
  if (all === 0) return { kind: 'hidden', reason: 'too-few' }
  let seen = 0
  const step = hours.findIndex((count) => {
    seen += count
    return seen * 2 >= all
  })
  return { kind: 'shown', value: { medianWithinHours: ANSWER_HOURS[step] ?? null } }
}

function deliveryOf({ reasons, ...told }: DeliveryCounts): DeliveryTruth {
  const rows = Object.entries(reasons).map(([key, count]): DeliveryReasonCount => {
    const [state = '', reason = ''] = key.split(' ')
    return { state: state as DeliveryReasonCount['state'], reason, count }
  })
  return { ...told, reasons: rows.sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason)) }
}
