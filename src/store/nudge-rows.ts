import type { Choice, Nudge, Prompt } from '../domain/nudge.ts'
import type { Schedule } from '../domain/schedule.ts'
import type { StoreTransaction } from './client.ts'
import type { Nudge as NudgeRow, Prompt as PromptRow } from './generated/client.ts'

/** A nudge from its row and its prompt's. */
export function toNudge(row: NudgeRow & { prompt: PromptRow }): Nudge {
  const { id, teamId, cycleId, phaseId, practiceId, memberId, replyTo, askedBy } = row
  const { zone, windowHours, nextDueAt, planAt } = row
  return {
    ...{ id, teamId, cycleId, phaseId, practiceId, memberId, replyTo, askedBy },
    ...{ zone, windowHours, nextDueAt, planAt },
    prompt: toPrompt(row.prompt),
    audience: row.audience as Nudge['audience'],
    schedule: row.schedule as unknown as Schedule,
    state: row.state as Nudge['state'],
  }
}

/** Adds the nudges that are not there yet, with their prompts; how many were new. */
export async function addNudges(
  tx: StoreTransaction,
  nudges: readonly Nudge[],
  eventKey: string | null,
  now: Date,
): Promise<number> {
  const prompts = nudges.map(({ prompt }) => ({
    ...prompt,
    choices: prompt.choices.map(({ value, label }) => ({ value, label })),
    createdAt: now,
  }))
  await tx.prompt.createMany({ data: prompts, skipDuplicates: true })
  const rows = nudges.map(({ prompt, schedule, ...nudge }) => ({
    ...nudge,
    promptId: prompt.id,
    schedule,
    eventKey,
    createdAt: now,
  }))
  const { count } = await tx.nudge.createMany({ data: rows, skipDuplicates: true })
  return count
}

/** Gives nudges that are not planned yet their new state and time. */
export async function changeNudges(tx: StoreTransaction, nudges: readonly Nudge[]): Promise<void> {
  for (const { id, state, nextDueAt, planAt, schedule } of nudges)
    await tx.nudge.updateMany({
      where: { id, state: { not: 'planned' } },
      data: { state, nextDueAt, planAt, schedule },
    })
}

/** Cancels the nudges, planned ones too: what they have waiting does not go out. */
export async function cancelNudges(
  tx: StoreTransaction,
  where:
    | { id: string }
    | { practiceId: string; prompt: { kind: string } }
    | { agendaNotes: { some: { agendaId: string } } },
): Promise<void> {
  await tx.nudge.updateMany({ where, data: { state: 'cancelled', nextDueAt: null, planAt: null } })
}

function toPrompt(row: PromptRow): Prompt {
  const { id, templateKey, text, takesText, frameworks } = row
  return {
    ...{ id, templateKey, text, takesText, frameworks },
    kind: row.kind as Prompt['kind'],
    choices: row.choices as unknown as Choice[],
    resultsShown: row.resultsShown as Prompt['resultsShown'],
  }
}
