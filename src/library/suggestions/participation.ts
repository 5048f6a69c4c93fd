import type { SuggestionRule } from '../../domain/digest/suggestion.ts'
import type { Guarded } from '../../domain/privacy.ts'
import type { Participation } from '../../domain/report/figures.ts'
import type { Report } from '../../domain/report/report.ts'

/** Fewer questions to people say too little. */
const FEWEST_ASKS = 10
const UNEVEN = 0.5
const LOW_RESPONSE = 0.4
const FALL = 0.15
const MANY_SKIPPED = 0.25
const MANY_LOST = 0.1
/** Three days; the next step of a time to answer is a week. */
const SLOW_HOURS = 72

/** Who speaks, who answers, and when. */
export const PARTICIPATION_RULES: readonly SuggestionRule[] = [
  {
    key: 'few-voices',
    framework: 'PLS-2',
    scopes: ['team', 'school'],
    find: ({ week: { whole } }) =>
      whole.voice.kind === 'shown' && whole.voice.value.evenness < UNEVEN ? {} : null,
    seen: 'A few people wrote most of the words.',
    advice: {
      leaders: 'Ask facilitators to begin the next meeting with two quiet minutes in which everybody writes.',
      team: 'Begin the next meeting with two quiet minutes in which everybody writes.',
    },
  },
  {
    key: 'few-answers',
    framework: 'STD-LD',
    scopes: ['team', 'school', 'district'],
    find: ({ week }) => {
      const asked = askedIn(week.whole.participation)
      if (!asked || asked.answers.value / asked.asks >= LOW_RESPONSE) return null
      return { count: asked.answers, of: asked.asks }
    },
    seen: '{count} of {of} questions to people were answered.',
    advice: {
      leaders: 'Ask one team what gets in the way, before anybody asks them for more.',
      team: 'Ask each other what would make a question worth answering, and drop one that is not.',
    },
  },
  {
    key: 'fewer-answers',
    framework: 'STD-IM',
    scopes: ['team', 'school', 'district'],
    find: ({ week }) => {
      const [now, past] = [responseOf(week.whole.participation), responseOf(weekBefore(week))]
      return now !== null && past !== null && past - now >= FALL ? { share: now, past } : null
    },
    seen: 'Fewer questions were answered than in the week before: {share} after {past}.',
    advice: {
      leaders: 'Ask what was different that week; if it was too full, ask for less in the next.',
      team: 'Look what was different that week; if it was the day, move the questions.',
    },
  },
  {
    key: 'late-answers',
    framework: 'STD-LD',
    scopes: ['team', 'school'],
    find: ({ week: { whole } }) => {
      if (whole.timeToAnswer.kind === 'hidden') return null
      const hours = whole.timeToAnswer.value.medianWithinHours
      return hours === null || hours > SLOW_HOURS ? {} : null
    },
    seen: 'Half of the answers took longer than three days.',
    advice: {
      leaders: 'Ask facilitators to try another day: a question after a free hour is answered in it.',
      team: 'Shift the meeting day, or the questions to a day with a free hour.',
    },
  },
  {
    key: 'many-skipped',
    framework: 'STD-LD',
    scopes: ['team', 'school', 'district'],
    find: ({ week }) => {
      const asked = askedIn(week.whole.participation)
      return asked && asked.skipped.value / asked.asks >= MANY_SKIPPED
        ? { count: asked.skipped, of: asked.asks }
        : null
    },
    seen: 'People skipped {count} of {of} questions.',
    advice: {
      leaders: 'Ask less next week: keep the one question whose answer you will act on.',
      team: 'Ask less next week: keep the one question that you want to talk about.',
    },
  },
  {
    key: 'not-delivered',
    framework: 'STD-RE',
    scopes: ['team', 'school', 'district'],
    find: ({ week: { whole } }) => {
      if (whole.delivery.kind === 'hidden') return null
      const { due, blocked, failed } = whole.delivery.value
      const isMany = due >= FEWEST_ASKS && (blocked + failed) / due >= MANY_LOST
      return isMany ? { count: { value: blocked + failed, precision: 'exact' }, of: due } : null
    },
    seen: '{count} of {of} messages could not be delivered.',
    advice: {
      leaders: 'Ask your admin to look whether the bot is still in every channel.',
      team: 'Look whether the bot is still in your channel, and tell your admin.',
    },
  },
]

function askedIn(participation: Guarded<Participation>): Participation | null {
  const isEnough = participation.kind === 'shown' && participation.value.asks >= FEWEST_ASKS
  return isEnough ? participation.value : null
}

function responseOf(participation: Guarded<Participation>): number | null {
  const asked = askedIn(participation)
  return asked && Math.min(1, asked.answers.value / asked.asks)
}

function weekBefore({ trend, period }: Report): Guarded<Participation> {
  const at = trend.findIndex(({ week }) => week === period.weeks[0])
  return trend[at - 1]?.participation ?? { kind: 'hidden', reason: 'not-asked' }
}
