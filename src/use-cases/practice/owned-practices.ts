import type { Practice } from '../../domain/practice/practice.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'

/** The practices of an id (their own, or their group's) that the actor may change: the coach's or the own one. */
export async function ownedPractices(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  id: string,
): Promise<Practice[]> {
  const { practices } = deps.stores
  const one = await practices.find(id)
  const all = one ? [one] : await practices.ofGroup(id)
  return all.filter(({ coachId, memberId }) => coachId === scene.actor.id || memberId === scene.actor.id)
}

/** Whether it runs or is paused. */
export function isOpen({ state }: Practice): boolean {
  return state === 'running' || state === 'paused'
}
