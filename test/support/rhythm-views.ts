import { ASKING_KINDS } from '../../src/domain/nudge.ts'
import { USUAL_BUDGET, usualRhythm } from '../../src/domain/rhythm.ts'
import { RHYTHM_CHOICES } from '../../src/use-cases/ask-about-rhythm.ts'
import { promptView } from '../../src/views/prompt-view.ts'
import { hoursForm, leaveForm, snoozeForm } from '../../src/views/rhythm-forms.ts'
import { changedView, notNowView, rhythmHelpView, unclearView } from '../../src/views/rhythm-notes.ts'
import { type OwnRhythm, rhythmView } from '../../src/views/rhythm-view.ts'
import type { FormView, View } from '../../src/views/view.ts'

const ID = '0190f3a0-0000-7000-8000-000000000000'
const NOW = new Date('2026-09-07T14:00:00Z')
/** As long as what a button carries to take a change back gets. */
const UNDO = JSON.stringify({
  settings: { ...usualRhythm(ID), memberId: undefined, paceAskedAt: undefined, optOuts: ASKING_KINDS },
  snoozes: ASKING_KINDS.map((kind) => [kind, NOW.toISOString()]),
  away: [ID, ID],
  back: [
    ['2026-09-07', '2026-09-14'],
    ['2026-10-03', '2026-10-10'],
  ],
})

/** A person's rhythm: as usual, or with all that can be set. */
export function ownRhythmWith(text: (max: number) => string, isFull: boolean): OwnRhythm {
  const coming = [1, 2, 3].map((days) => ({
    at: new Date(NOW.getTime() + days * 86_400_000),
    teamName: text(80),
    isPrivate: days === 2,
  }))
  const usual: OwnRhythm = {
    rhythm: usualRhythm(ID),
    budget: USUAL_BUDGET,
    leaves: [],
    snoozes: [],
    zone: 'America/Chicago',
    zoneFrom: 'profile',
    now: NOW,
    today: '2026-09-07',
    coming,
  }
  if (!isFull) return usual
  return {
    ...usual,
    rhythm: {
      ...usual.rhythm,
      workdays: [1, 3, 5, 7],
      preferredTime: '15:30',
      optOuts: ['check-in'],
      pace: 'half',
    },
    leaves: [1, 2, 3, 4].map((week) => ({
      id: ID,
      memberId: ID,
      from: `2026-10-0${week}`,
      until: `2027-01-0${week + 1}`,
    })),
    snoozes: [{ memberId: ID, kind: 'practice', until: new Date('2026-09-09T19:00:00Z') }],
    zoneFrom: 'team',
  }
}

/** Every message about the rhythm. */
export function rhythmViewsWith(text: (max: number) => string): Record<string, View> {
  const usual = ownRhythmWith(text, false)
  const full = ownRhythmWith(text, true)
  const away = { ...full, leaves: full.leaves.map((leave) => ({ ...leave, from: '2026-09-01' })), coming: [] }
  const keep = {
    action: 'keep-words',
    value: JSON.stringify({ undo: UNDO, text: text(100), message: ID }),
    label: 'Keep it as a reflection',
  }
  return {
    rhythm: rhythmView(usual),
    'rhythm with all that can be set': rhythmView(full, text(120), UNDO),
    'rhythm of somebody away': rhythmView(away),
    'rhythm of somebody who wants quiet': rhythmView({
      ...usual,
      snoozes: [{ memberId: ID, kind: 'all', until: new Date('2026-09-14T05:00:00Z') }],
    }),
    'rhythm of somebody who wants nothing': rhythmView({
      ...usual,
      rhythm: { ...usual.rhythm, optOuts: [...ASKING_KINDS] },
    }),
    'rhythm changed': changedView([text(120)], UNDO),
    'rhythm changed by a message': changedView([text(120)], UNDO, [keep]),
    'rhythm unclear': unclearView('day'),
    'rhythm unclear, something near': unclearView('all', text(200)),
    'help on the rhythm': rhythmHelpView(),
    'not now': notNowView(ID, 'check-in'),
    'not now, of the rhythm itself': notNowView(ID, null),
    'question about the rhythm': promptView({
      deliveryId: ID,
      prompt: { kind: 'rhythm', text: text(120), choices: RHYTHM_CHOICES, takesText: false },
      audience: 'private',
      heading: text(120),
      closesAt: NOW,
      zone: 'America/Chicago',
      answered: 0,
    }),
  }
}

/** Every form about the rhythm. */
export function rhythmFormsWith(text: (max: number) => string): Record<string, FormView> {
  const own = ownRhythmWith(text, true)
  return {
    'hours and kinds': hoursForm(own, 'home'),
    'days away': leaveForm(own, 'card'),
    'quiet until a date': snoozeForm(own, 'note'),
  }
}
