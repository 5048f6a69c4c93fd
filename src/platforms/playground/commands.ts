import type { WireCommand } from './wire.ts'

/** What the composer suggests after a slash; anything else that is typed goes to the service as well. */
export const COMMANDS: readonly WireCommand[] = [
  { text: '/inquiry start', about: "Begin your team's inquiry cycle" },
  { text: '/inquiry status', about: 'Where the cycle stands and what comes next' },
  { text: '/inquiry next', about: 'Move on to the next phase now' },
  { text: '/inquiry change', about: 'Lengthen, shorten, skip or repeat a phase' },
  { text: '/inquiry agenda', about: 'What your team talks about when it meets next' },
  { text: '/inquiry edit', about: 'What the cycle is about, its plan and your meeting' },
  { text: '/inquiry templates', about: 'Ways of working: look, copy, make them your own' },
  { text: '/inquiry pause', about: 'Pause the cycle; nothing is asked meanwhile' },
  { text: '/inquiry resume', about: 'Take the cycle up again' },
  { text: '/inquiry finish', about: 'End the cycle' },
  { text: '/checkin', about: 'Ask a team one quick question' },
  { text: '/practice', about: 'Coaches: set up practice reminders for a person or a team' },
  { text: '/practice list', about: 'What you practice, and what you set up for others' },
  { text: '/reflect', about: 'Write a reflection at any time' },
  { text: '/need', about: 'Ask for support, with your name or without' },
  { text: '/need list', about: 'What waits for your answer, and what you asked for' },
  { text: '/signals', about: 'How your teams take part and learn, never who said what' },
  { text: '/mine', about: 'Your own words and what was read in them' },
  { text: '/rhythm', about: 'When you are asked and how often, what comes next' },
  { text: '/rhythm away until Monday', about: 'Nothing comes while you are away' },
  { text: '/rhythm snooze a week', about: 'Quiet for a week' },
  { text: '/setup', about: 'Set up the school: its calendar (principals)' },
  { text: '/setup roles', about: 'Who has which role; /setup role @ana coach gives one (the principal)' },
  { text: '/help', about: 'What Common Thread can do for you' },
]
