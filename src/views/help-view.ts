import { ACTIONS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import type { View } from './view.ts'

/** Every command: its name, what it does in a line, and what may follow it. */
export const COMMANDS = [
  {
    name: 'inquiry',
    usage: 'start, status, next, pause, resume, finish',
    does: "Run your team's inquiry cycle",
  },
  { name: 'checkin', usage: 'How ready are you for Monday?', does: 'Ask a team one quick question' },
  { name: 'reflect', usage: 'what you noticed', does: 'Keep a thought of your own, in private' },
  { name: 'mine', usage: '', does: 'See your own words and what I read in them' },
  { name: 'signals', usage: 'a team, if you lead several', does: 'See how your team takes part and learns' },
  { name: 'help', usage: '', does: 'See what you can do here' },
] as const

export type CommandName = (typeof COMMANDS)[number]['name']

/** The help: the commands, and what happens to what people write. `opening` is a line above, such as a hint at a typing error. */
export function helpView(opening: string | null): View {
  return viewOf([
    ...(opening ? [{ kind: 'text' as const, text: opening }] : []),
    { kind: 'heading', text: 'What you can do' },
    {
      kind: 'facts',
      facts: COMMANDS.map(({ name, usage, does }) => ({
        label: `/${name}${usage ? ` ${usage}` : ''}`,
        value: does,
      })),
    },
    {
      kind: 'note',
      text: 'Answer a question by replying in its thread, or write to me in private. Edit or delete your message and your answer follows.',
    },
    {
      kind: 'note',
      text: 'Leaders see numbers of five people or more, never who wrote what. Skipping a question is fine.',
    },
    {
      kind: 'buttons',
      buttons: [
        { action: ACTIONS.runCommand, value: 'reflect', label: 'Reflect' },
        { action: ACTIONS.runCommand, value: 'inquiry', label: 'Our inquiry' },
        { action: ACTIONS.runCommand, value: 'signals', label: 'Signals' },
      ],
    },
  ])
}
