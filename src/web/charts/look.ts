/** The colours and letters of a chart: names of the page's own variables, or plain values for a picture. */
export interface ChartLook {
  ink: string
  muted: string
  grid: string
  paper: string
  /** The first thing to look at, and what it is compared with. */
  accent: string
  accentSoft: string
  second: string
  /** From full to none: steps of one thing, as light as they are few. */
  steps: readonly [string, string, string, string]
  /** Text on the two darkest steps. */
  onSteps: string
  /** Five kinds of things that are told apart by pattern too. */
  kinds: readonly [string, string, string, string, string]
  font: string
}

/** Follows the page: light, dark and print come from its stylesheet. */
export const ON_PAGE: ChartLook = {
  ink: 'var(--ink)',
  muted: 'var(--ink-3)',
  grid: 'var(--line)',
  paper: 'var(--ground)',
  accent: 'var(--chart-1)',
  accentSoft: 'var(--chart-1-soft)',
  second: 'var(--chart-2)',
  steps: ['var(--step-3)', 'var(--step-2)', 'var(--step-1)', 'var(--step-0)'],
  onSteps: 'var(--on-step)',
  kinds: ['var(--kind-1)', 'var(--kind-2)', 'var(--kind-3)', 'var(--kind-4)', 'var(--kind-5)'],
  font: 'inherit',
}

/** A picture that stands alone in a chat, light or dark: the pages' light colours on paper. */
export const IN_PICTURE: ChartLook = {
  ink: '#201f1c',
  muted: '#67625a',
  grid: '#e3ded4',
  paper: '#ffffff',
  accent: '#17594e',
  accentSoft: '#a9cfc4',
  second: '#a04a2c',
  steps: ['#17594e', '#3f8573', '#cfe4dc', '#ffffff'],
  onSteps: '#ffffff',
  kinds: ['#17594e', '#b07d1a', '#7a7a86', '#7b4a8c', '#a8321f'],
  font: 'Lato',
}
