import type { HiddenReason } from '../../domain/privacy.ts'

/** Why something is not told, and what can be done about it. */
export interface HiddenWords {
  why: string
  /** Null where there is nothing to do but go on. */
  advice: string | null
}

/** The whole explanation of what is hidden; `minPeople`: the fewest of whom anything is told; `asks`: who could ask. */
export function explanationOf(reason: HiddenReason, minPeople: number): HiddenWords {
  switch (reason) {
    case 'too-few':
      return {
        why: `Fewer than ${minPeople} people are behind this number, so it stays theirs.`,
        advice: 'Choose a longer period, or look at the whole school.',
      }
    case 'waits':
      return {
        why: `Fewer than ${minPeople} people answered so far. Weeks are added up until there are enough.`,
        advice: 'Two more weeks together will often show here; a longer period may show more now.',
      }
    case 'together':
      return {
        why: `Teams of fewer than ${minPeople} people are told together, so that nobody stands alone.`,
        advice: 'Look at “Small teams together” in the overview of the school.',
      }
    case 'not-asked':
      return {
        why: 'Nobody was asked about this in the period.',
        advice: 'A facilitator or principal asks with /checkin; inquiry cycles ask by themselves.',
      }
  }
}
