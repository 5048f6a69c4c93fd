import type { Member } from '../../domain/organisation.ts'
import { usualRhythm } from '../../domain/rhythm.ts'
import { localDateOf } from '../../domain/schedule.ts'
import type { OwnRhythm } from '../../views/rhythm-view.ts'
import type { Deps } from '../deps.ts'
import { comingTo } from './coming-to.ts'

/** All that a person set about being asked, and what comes next; for nobody else's eyes. */
export async function ownRhythm(deps: Pick<Deps, 'stores' | 'clock'>, member: Member): Promise<OwnRhythm> {
  const { rhythms, teams, organisation } = deps.stores
  const now = deps.clock.now()
  const own = await teams.teamsOf(member.id)
  const zone = member.zone ?? own[0]?.zone ?? 'UTC'
  const today = localDateOf(now, zone)
  const [[rhythm = usualRhythm(member.id)], leaves, snoozes] = await Promise.all([
    rhythms.of([member.id]),
    rhythms.leavesOf([member.id], today),
    rhythms.snoozesOf([member.id], now),
  ])
  const workspace = await organisation.findWorkspace(member.workspaceId)
  const budget = await organisation.budgetOf(workspace?.districtId ?? '')
  const zoneFrom = member.zone ? 'profile' : own[0] ? 'team' : 'nobody'
  const held = { rhythm, budget, leaves, snoozes, zone, zoneFrom, now, today } as const
  return { ...held, coming: await comingTo(deps, { ...held, member, teams: own }) }
}
