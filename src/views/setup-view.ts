import { viewOf } from './plain-text.ts'
import type { Element, View } from './view.ts'

/** One part of a school that can be set up: its heading, what is set, and what to tap. */
export interface SetupSection {
  title: string
  elements: Element[]
}

/** All that can be set up for a school, section by section. */
export function setupView(schoolName: string, sections: readonly SetupSection[]): View {
  return viewOf([
    { kind: 'heading', text: `Setting up ${schoolName}` },
    ...sections.flatMap(({ title, elements }, index): Element[] => [
      ...(index > 0 ? [{ kind: 'divider' as const }] : []),
      { kind: 'heading', text: title },
      ...elements,
    ]),
  ])
}
