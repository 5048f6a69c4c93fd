import { viewOf } from './plain-text.ts'
import type { View } from './view.ts'

/** Several questions to one person in one message, one after the other. */
export function mergedView(views: readonly View[]): View {
  const opening = {
    kind: 'text',
    text: `${views.length === 2 ? 'Two' : 'Three'} short questions at once, so that I knock only once.`,
  } as const
  return viewOf([opening, ...views.flatMap(({ elements }) => [{ kind: 'divider' } as const, ...elements])])
}
