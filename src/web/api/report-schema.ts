import { z } from 'zod'
import { HABITS } from '../../stance/habits.ts'
import type { OpenReport } from './open-values.ts'

/** The schemas that the API's description names, by name. */
export const components = z.registry<{ id: string }>()

/** Gives a schema its name in the API's description. */
export function named<T extends z.ZodType>(id: string, schema: T): T {
  components.add(schema, { id })
  return schema
}

const whole = () => z.number().int()
const share = () => z.number().min(0).max(1)
const monday = () => z.iso.date().describe('The Monday of a closed week.')

const suppressed = named(
  'Suppressed',
  z
    .strictObject({ suppressed: z.enum(['too-few', 'waits', 'together', 'not-asked']) })
    .describe(
      'Why a value is not told. too-few: of fewer people than the district tells anything of. waits: it is told together with later weeks, once there are people enough. together: it is told with the other small teams or schools. not-asked: there was no question.',
    ),
)
const told = <T extends z.ZodType>(schema: T) => z.union([schema, suppressed])

const count = named(
  'Count',
  z
    .strictObject({ value: whole(), precision: z.enum(['exact', 'about', 'at-most', 'at-least']) })
    .describe(
      'A number and how exactly it is told. Nearly all and all look alike, and so do nearly none and none.',
    ),
)

const habitShare = named(
  'Share',
  z
    .strictObject({
      ...{ share: share(), low: share(), high: share() },
      isSmall: z.boolean().describe('Too few entries to say more than that.'),
    })
    .describe('An estimated share, with the bounds between which it lies in nine of ten cases.'),
)

const participation = named(
  'Participation',
  z
    .strictObject({
      ...{ weeks: whole(), peopleAsked: whole(), peopleTookPart: count, due: whole(), asks: whole() },
      ...{ answers: count, late: count, skipped: count, away: count },
    })
    .describe('Who was asked and who took part. People count once in each week and team.'),
)

const stance = named(
  'Stance',
  z
    .strictObject({
      ...{ entries: whole(), people: whole().describe('At least so many people wrote them.') },
      habits: z.array(
        z.strictObject({ habit: z.enum(HABITS), now: habitShare, before: habitShare.nullable() }),
      ),
    })
    .describe('What the entries show of a learning stance; before: in up to twelve closed weeks before.'),
)

const condition = named(
  'Condition',
  z.strictObject({ answers: whole(), yes: count }).describe('Answers about one condition of the work.'),
)

const deliveryTruth = z.strictObject({
  ...{
    due: whole(),
    sent: whole(),
    blocked: whole(),
    failed: whole(),
    suppressed: whole(),
    waiting: whole(),
  },
  reasons: z.array(
    z.strictObject({
      state: z.enum(['blocked', 'failed', 'suppressed', 'waiting']),
      ...{ reason: z.string(), count: whole() },
    }),
  ),
})

const settledNeeds = named(
  'Needs',
  z
    .strictObject({
      ...{ requests: whole(), answered: count },
      waiting: count.describe('Unanswered after two weeks.'),
      medianHours: whole()
        .nullable()
        .describe('Half were answered within so many hours; null: over two weeks.'),
    })
    .describe('Requests for support, each counted once: when it is answered, or has waited for two weeks.'),
)

const figures = named(
  'Figures',
  z.strictObject({
    participation: told(participation),
    timeToAnswer: told(z.strictObject({ medianWithinHours: whole().nullable() })),
    voice: told(z.strictObject({ evenness: share() })),
    stance: told(stance),
    agreement: told(
      z.strictObject({
        entries: whole(),
        habits: z.array(z.strictObject({ habit: z.enum(HABITS), agreed: share() })),
      }),
    ),
    leaders: told(
      z.strictObject({ questions: whole(), leaderFirst: count, shared: whole(), notKnowing: count }),
    ),
    conditions: z.strictObject({ time: told(condition), support: told(condition) }),
    delivery: told(named('DeliveryTruth', deliveryTruth)),
    needs: told(settledNeeds),
  }),
)

/** A period of closed weeks. */
export const periodSchema = named(
  'Period',
  z.strictObject({
    kind: z.enum(['week', 'four-weeks', 'phase', 'term']),
    key: z.string().describe('What the parameter "period" takes.'),
    title: z.string(),
    weeks: z.array(monday()),
  }),
)

const scope = named(
  'Scope',
  z.strictObject({ kind: z.enum(['team', 'school', 'district']), id: z.uuid(), name: z.string() }),
)

const part = z.strictObject({
  kind: z.enum(['team', 'school', 'together']),
  id: z.uuid().nullable(),
  ...{ name: z.string(), figures },
})

const trendWeek = z.strictObject({
  week: monday(),
  participation: told(participation),
  stance: told(stance),
})

const topic = z.strictObject({ label: z.string(), people: whole() })

const needs = z.strictObject({
  schoolId: z.uuid().nullable().describe('Null: small schools together.'),
  ...{ schoolName: z.string(), department: z.string(), needs: told(settledNeeds) },
})

const equity = z.strictObject({
  ...{ schoolId: z.uuid(), schoolName: z.string(), questionsPerWeek: told(z.number()) },
  ...{ tookPart: told(share()), answered: told(share()), hasTime: told(share()) },
  ...{ hasSupport: told(share()), needsAnswered: told(share()) },
})

/** A report as the API tells it: the value that every reader gets, each guarded part opened. */
export const reportSchema = named(
  'Report',
  z
    .strictObject({
      ...{ scope, period: periodSchema, minPeople: whole() },
      ...{
        whole: figures,
        parts: z.array(named('Part', part)),
        trend: z.array(named('TrendWeek', trendWeek)),
      },
      topics: z.array(topic),
      needs: z.array(named('NeedsRow', needs)),
      answeredBack: z
        .array(z.strictObject({ on: z.iso.date(), heard: z.string(), did: z.string(), teams: whole() }))
        .describe('What leaders told teams in their own words: “you said, we did”.'),
      needTopics: z.array(topic).describe('What requests for support were about.'),
      coverage: z.array(z.strictObject({ key: z.string(), questions: whole(), cycles: whole() })),
      equity: z.array(named('EquityRow', equity)),
      withoutTime: z.array(z.strictObject({ id: z.uuid(), name: z.string(), time: condition })),
    })
    .describe('All that anybody may know of a scope in a period. Sums are sums of what is told.'),
) satisfies z.ZodType<OpenReport>
