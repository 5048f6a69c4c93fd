import { type ComingQuestion, comingElements } from './coming-questions.ts'
import type { Element } from './view.ts'

/** A team on a member's home page. `phase`: a sentence on where its inquiry stands; null where none is open. */
export interface HomeTeam {
  name: string
  isPaused: boolean
  phase: string | null
  /** What the inquiry still asks, the earliest first. */
  coming: ComingQuestion[]
}

/** How many of the coming questions a team shows at home. */
const SHOWN = 1

/** A team: where its inquiry stands, and the next questions with their exact times. */
export function homeTeamElements(team: HomeTeam): Element[] {
  const { phase, isPaused, coming } = team
  const heading: Element = { kind: 'heading', text: team.name }
  if (!phase) return [heading, { kind: 'note', text: 'No inquiry is running.' }]
  if (isPaused)
    return [heading, { kind: 'note', text: 'The inquiry is paused: nothing is asked until it goes on.' }]
  const asked: Element = { kind: 'note', text: 'All its questions have been asked.' }
  return [
    heading,
    { kind: 'note', text: phase },
    ...(coming.length > 0 ? comingElements(coming, SHOWN) : [asked]),
  ]
}
