import type { Reply, View } from '../../views/view.ts'

/** A view for the actor's eyes alone: in the tapped card where there is one. */
export function answer(view: View, card: string | null): Reply {
  return card ? { kind: 'replacement', view } : { kind: 'private', view }
}
