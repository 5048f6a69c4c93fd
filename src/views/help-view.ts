import { ACTIONS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import type { View } from './view.ts'
import { LEADERS_GET } from './who-sees.ts'

/** Every command: its name and what it does in a line, those for everybody first. */
export const COMMANDS = [
  { name: 'reflect', does: 'Keep a thought of your own, in private' },
  {
    name: 'need',
    does: 'Ask for support, with your name or without; answered in private. Leaders: need list, need tell',
  },
  { name: 'mine', does: 'See your own words and what I read in them; correct or forget them' },
  {
    name: 'signals',
    does: 'See how your team takes part and learns; with “digest”, its newest week in short',
  },
  {
    name: 'inquiry',
    does: "See your team's inquiry; /inquiry agenda: what comes up when you meet. Its facilitator: start, edit, change, next, pause, finish, templates",
  },
  {
    name: 'practice',
    does: 'See what you practice. Coaches: set up practice reminders for a person or a team',
  },
  { name: 'checkin', does: 'Ask a team one quick question (facilitators and principals)' },
  {
    name: 'rhythm',
    does: 'Say when I ask you and how often: away, quiet, hours, kinds. Nobody else sees it',
  },
  {
    name: 'setup',
    does: 'Set up your school: its calendar (principals and admins), who has which role (admins)',
  },
  { name: 'help', does: 'See this list' },
] as const

export type CommandName = (typeof COMMANDS)[number]['name']

/** The help: the commands, and what happens to what people write. `opening` is a line above, such as a hint at a typing error. */
export function helpView(opening: string | null): View {
  return viewOf([
    ...(opening ? [{ kind: 'text' as const, text: opening }] : []),
    { kind: 'heading', text: 'What you can do' },
    {
      kind: 'facts',
      facts: COMMANDS.map(({ name, does }) => ({
        label: `/${name}`,
        value: does,
      })),
    },
    {
      kind: 'note',
      text: 'Answer a question in its thread, or write to me in private. Edit or delete your message, and I follow.',
    },
    {
      kind: 'note',
      text: `${LEADERS_GET} Skipping a question is always fine.`,
    },
    {
      kind: 'buttons',
      buttons: [
        { action: ACTIONS.runCommand, value: 'reflect', label: 'Reflect', style: 'primary' },
        { action: ACTIONS.runCommand, value: 'mine', label: 'My words' },
        { action: ACTIONS.runCommand, value: 'inquiry', label: 'Our inquiry' },
        { action: ACTIONS.runCommand, value: 'signals', label: 'Signals' },
      ],
    },
  ])
}
