const TITLES: readonly (readonly [string, string])[] = [
  ['PLS-1', 'A learning stance'],
  ['PLS-2', 'Trust, sharing and collaboration'],
  ['PLS-3', 'Instructional materials at the centre'],
  ['PLS-4', 'Evidence of student learning'],
  ['PLS-5', 'Active, rigorous tasks'],
  ['PLS-6', 'Repeated practice with feedback'],
  ['PLS-7', 'Leaders create the conditions'],
  ['PLS-8', 'Expertise inside the school'],
  ['PLS-9', 'Central office listens and answers'],
  ['PLS-10', 'The whole people system values learning'],
  ['STD-EP', 'Equity practices'],
  ['STD-CAI', 'Curriculum, assessment and instruction'],
  ['STD-PE', 'Professional expertise'],
  ['STD-ED', 'Equity drivers'],
  ['STD-EV', 'Evidence'],
  ['STD-LD', 'Learning designs'],
  ['STD-IM', 'Implementation'],
  ['STD-EF', 'Equity foundations'],
  ['STD-CCI', 'Culture of collaborative inquiry'],
  ['STD-LE', 'Leadership'],
  ['STD-RE', 'Resources'],
  ['SYS-C1', 'Vision and function'],
  ['SYS-C2', 'Definition'],
  ['SYS-C3', 'Standards'],
  ['SYS-C4', 'Assessment and evaluation'],
  ['SYS-C5', 'Roles and responsibilities'],
  ['SYS-C6', 'Resources of the system'],
  ['SYS-S1', 'Launch the work'],
  ['SYS-S2', 'Examine data and research'],
  ['SYS-S3', 'Vision, goals, theory of change'],
  ['SYS-S4', 'Design operations'],
  ['SYS-S5', 'Policies'],
  ['SYS-S6', 'Long- and short-term plans'],
  ['SYS-S7', 'Learning for those who implement'],
  ['SYS-S8', 'Ongoing evaluation'],
  ['LEAD-1', 'Establish expectations'],
  ['LEAD-2', 'Engage as learners'],
  ['LEAD-3', 'Provide resources'],
  ['LEAD-4', 'Address learning systemically'],
]

const TITLE_OF: ReadonlyMap<string, string> = new Map(TITLES)

/** The frameworks' element behind a key, in a few words; the key itself where it is none of them. */
export function elementTitle(key: string): string {
  return TITLE_OF.get(key) ?? key
}

/** What a template or question serves, in a sentence without keys: "Serves: Evidence of student learning; Implementation." */
export function servesInWords(keys: readonly string[]): string {
  return keys.length === 0 ? '' : `Serves: ${keys.map(elementTitle).join('; ')}.`
}

/** The groups in which the elements are shown, by the beginning of their keys. */
export const FRAMEWORK_GROUPS = [
  { prefix: 'PLS-', title: 'Professional learning system' },
  { prefix: 'STD-', title: 'Standards for professional learning' },
  { prefix: 'SYS-C', title: 'Components of a system' },
  { prefix: 'SYS-S', title: 'Steps to build a system' },
  { prefix: 'LEAD-', title: 'What leaders do' },
] as const

/** Where a key stands among all: groups in their order, elements in theirs. */
export function placeOfElement(key: string): number {
  const place = TITLES.findIndex(([each]) => each === key)
  return place < 0 ? TITLES.length : place
}
