import { ACTIONS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import type { View } from './view.ts'
import { LEADERS_GET } from './who-sees.ts'
import { countInWords } from './words.ts'

/** The one message in a place that has become a team: what that means, who runs it, how to undo it. */
export function teamWelcomeView(input: {
  teamId: string
  teamName: string
  facilitator: string | null
  people: number
}): View {
  const { teamId, teamName, facilitator, people } = input
  const runs = facilitator
    ? `${facilitator} runs its inquiry cycle: type /inquiry to begin.`
    : 'A principal or an admin runs its inquiry cycle: type /inquiry to begin.'
  return viewOf([
    { kind: 'heading', text: `${teamName} is now a learning team` },
    {
      kind: 'text',
      text: `Now and then I ask the ${countInWords(people, 'person', 'people')} here one small question. ${runs}`,
    },
    {
      kind: 'note',
      text: `I keep replies to my questions and what you write to me, nothing else of this channel. ${LEADERS_GET}`,
    },
    { kind: 'note', text: 'Not meant to be? Remove me from here, or tap below.' },
    {
      kind: 'buttons',
      buttons: [
        { action: ACTIONS.runCommand, value: 'inquiry', label: 'Begin an inquiry', style: 'primary' },
        { action: ACTIONS.undoTeam, value: teamId, label: 'Stop being a team', style: 'danger' },
      ],
    },
  ])
}

/** Shown where a team was undone. */
export function teamUndoneView(teamName: string): View {
  return viewOf([
    {
      kind: 'text',
      text: `${teamName} is no learning team any more, and I ask nothing here. Remove me and add me again to change that.`,
    },
  ])
}
