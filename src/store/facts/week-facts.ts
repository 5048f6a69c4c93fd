import type { WeekFacts } from '../../domain/report/facts.ts'
import type { StoreClient } from '../client.ts'
import { askFacts, lateFacts } from './ask-facts.ts'
import { leadingFacts } from './leading-facts.ts'
import { deliveryFacts, questionFacts, rosterFacts, tapFacts } from './message-facts.ts'
import { needFacts } from './need-facts.ts'
import type { TeamWeek } from './person.ts'
import { evidenceFacts, lookerFacts, readingFacts, writerFacts } from './word-facts.ts'

/** What a team's week left in the ledgers: a few statements, each over the team's week alone. */
export async function weekFacts(prisma: StoreClient, week: TeamWeek): Promise<WeekFacts> {
  const [roster, asks, late, writers, evidence] = await Promise.all([
    rosterFacts(prisma, week),
    askFacts(prisma, week),
    lateFacts(prisma, week),
    writerFacts(prisma, week),
    evidenceFacts(prisma, week),
  ])
  const [lookers, readings, taps, deliveries, leading, questions, cycles, needs] = await Promise.all([
    lookerFacts(prisma, week),
    readingFacts(prisma, week),
    tapFacts(prisma, week),
    deliveryFacts(prisma, week),
    leadingFacts(prisma, week),
    questionFacts(prisma, week),
    cyclesIn(prisma, week),
    needFacts(prisma, week),
  ])
  return {
    ...{ roster, asks, late, writers, evidence, lookers, readings },
    ...{ taps, deliveries, leading, questions, cycles, needs },
  }
}

async function cyclesIn(
  prisma: StoreClient,
  { teamId, since, until }: TeamWeek,
): Promise<WeekFacts['cycles']> {
  return prisma.cycle.findMany({
    where: { teamId, createdAt: { lt: until }, OR: [{ finishedAt: null }, { finishedAt: { gt: since } }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      templateKey: true,
      phases: { select: { id: true, startsOn: true, endsOn: true }, orderBy: { ordinal: 'asc' } },
    },
  })
}
