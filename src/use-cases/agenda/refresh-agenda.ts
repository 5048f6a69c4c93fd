import type { Delivery, Nudge } from '../../domain/nudge.ts'
import { upcoming } from '../../domain/schedule.ts'
import { DeliveryError } from '../../ports.ts'
import { addressOf } from '../address-of.ts'
import type { Deps } from '../deps.ts'
import { refOf } from '../people.ts'
import { agendaViewFor } from './agenda-view-for.ts'

type RefreshDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'platform'>

/** Shows an agenda as it is now in all messages that show it; `except`: one that is replaced anyway. */
export async function refreshAgenda(
  deps: RefreshDeps,
  agendaId: string,
  except: string | null = null,
): Promise<void> {
  for (const { nudgeId } of await deps.stores.agendas.notesOf(agendaId)) {
    const nudge = await deps.stores.nudges.find(nudgeId)
    if (!nudge) continue
    for (const delivery of await sentOf(deps, nudge))
      if (delivery.messageRef !== except) await showAgain(deps, nudge, delivery)
  }
}

/** Shows the words of an entry or a next step as they are now on all agendas that they stand on. */
export async function followOnAgendas(deps: RefreshDeps, source: string): Promise<void> {
  for (const agendaId of await deps.stores.agendas.showing(source)) await refreshAgenda(deps, agendaId)
}

/** The deliveries of a note. */
export async function sentOf(deps: Pick<Deps, 'stores'>, nudge: Nudge): Promise<Delivery[]> {
  const [first] = upcoming(nudge.schedule, nudge.zone, new Date(0), 1)
  return first ? deps.stores.deliveries.siblings({ nudgeId: nudge.id, occurrence: first.key }) : []
}

async function showAgain(deps: RefreshDeps, nudge: Nudge, delivery: Delivery): Promise<void> {
  if (!delivery.messageRef) return
  const workspace = await deps.stores.organisation.findWorkspace(delivery.workspaceId)
  const address = await addressOf(deps, delivery)
  const view = await agendaViewFor(deps, nudge)
  if (!workspace || !address || !view) return
  try {
    await deps.platform(workspace.platform).update(refOf(workspace), address, delivery.messageRef, view)
  } catch (error) {
    // The agenda is changed here already; only the message shows it as it was.
    if (!(error instanceof DeliveryError)) throw error
    deps.log.warn({ deliveryId: delivery.id, reason: error.kind }, 'an agenda could not be shown anew')
  }
}
