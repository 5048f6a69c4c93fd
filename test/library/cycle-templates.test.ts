import { describe, expect, it } from '@jest/globals'
import { busiestWeekOf, type CycleTemplate } from '../../src/domain/cycle-template.ts'
import { loadCycleTemplates, parseCycleTemplate } from '../../src/library/cycle-templates.ts'
import { FRAMEWORK_KEYS } from '../../src/library/frameworks.ts'
import { templateOption } from '../../src/views/template-words.ts'

const template = loadCycleTemplates().get('default')

const library = [...loadCycleTemplates().values()]
const promptsOf = ({ phases }: CycleTemplate) => phases.flatMap(({ prompts }) => prompts)

describe.each(library.map((each) => [each.key, each] as const))('the template %s', (key, each) => {
  it('asks at most three questions in any week, and one a day', () => {
    expect(busiestWeekOf(each)).toBeLessThanOrEqual(3)
    for (const { prompts } of each.phases)
      expect(new Set(prompts.map(({ when }) => when.day)).size).toBe(prompts.length)
  })

  it('asks in each phase, what reads in a breath and leaves the thinking to the learner', () => {
    for (const { prompts } of each.phases) expect(prompts.length).toBeGreaterThan(0)
    for (const { kind, text } of promptsOf(each)) {
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(32)
      expect(text).toMatch(kind === 'feedback' ? /\?$/ : /\?|\.$/)
      expect(text).not.toMatch(/\b(don't you|do you agree|you must|you should)\b/i)
    }
  })

  it('asks for evidence without students’ names', () => {
    const evidence = promptsOf(each).filter(({ kind, text }) => kind === 'evidence' && /student/.test(text))
    for (const { text } of evidence) expect(text).toMatch(/leave out (students' )?names/)
  })

  it('names itself for whoever chooses, and what it serves', () => {
    expect(templateOption(each).label.length).toBeLessThanOrEqual(75)
    expect(each.purpose.split(/\s+/).length).toBeLessThanOrEqual(24)
    // Its length stands beside its purpose wherever it is shown.
    expect(each.purpose).not.toMatch(/\b\w+ weeks\b/i)
    const inPhases = new Set([...each.phases.flatMap(({ frameworks }) => frameworks)])
    expect(inPhases.size).toBeGreaterThan(1)
    expect(key).toMatch(/^[a-z-]+$/)
  })
})

describe('the library of cycle templates', () => {
  it('has those of the field and the two for leaders, the default one first', () => {
    expect(library[0]?.key).toBe('default')
    expect(library.map(({ key }) => key).sort()).toEqual([
      'data-conversation',
      'default',
      'leader-self-reflection',
      'lesson-study',
      'pdsa',
      'spiral-of-inquiry',
      'system-in-eight-steps',
    ])
  })

  it('asks teachers in several ways: in words, with a tap and for evidence, the team and in private', () => {
    const forTeams = library.filter(
      ({ key }) => !['leader-self-reflection', 'data-conversation'].includes(key),
    )
    for (const each of forTeams) {
      expect(new Set(promptsOf(each).map(({ kind }) => kind)).size).toBe(3)
      expect(new Set(promptsOf(each).map(({ audience }) => audience)).size).toBe(2)
    }
  })

  it('asks leaders eight questions about themselves, each with a first step, in private alone', () => {
    const leader = library.find(({ key }) => key === 'leader-self-reflection')
    expect(leader?.phases).toHaveLength(8)
    for (const { prompts } of leader?.phases ?? []) {
      expect(prompts.map(({ audience }) => audience)).toEqual(['private', 'private'])
      expect(prompts[1]?.text).toMatch(/first|this week|once|start|again|try/)
    }
  })

  it('builds a system in the eight steps of the framework, each served by its own phase', () => {
    const system = library.find(({ key }) => key === 'system-in-eight-steps')
    expect(system?.phases.map(({ frameworks }) => frameworks[0])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((step) => `SYS-S${step}`),
    )
  })

  it('serves every element of a professional learning system, standard and leader act', () => {
    const served = new Set(library.flatMap((each) => promptsOf(each).flatMap(({ frameworks }) => frameworks)))
    const left = [...FRAMEWORK_KEYS].filter((framework) => !served.has(framework))
    expect(left).toEqual([])
  })
})

describe('cycle templates', () => {
  it('has the five phases of the default cycle in their order', () => {
    expect(template?.phases.map(({ title }) => title)).toEqual([
      'Plan together',
      'Practice',
      'Do',
      'Assess',
      'Improve',
    ])
  })

  it('asks at most two prompts a phase, each readable in a breath and serving a framework', () => {
    for (const { prompts } of template?.phases ?? []) {
      expect(prompts.length).toBeLessThanOrEqual(2)
      for (const prompt of prompts) {
        expect(prompt.text.split(/\s+/).length).toBeLessThanOrEqual(32)
        expect(prompt.frameworks.length).toBeGreaterThan(0)
      }
    }
  })

  it('knows 10 elements, 11 standards, 14 parts of a system and 4 leader acts', () => {
    const counts = ['PLS-', 'STD-', 'SYS-', 'LEAD-'].map(
      (prefix) => [...FRAMEWORK_KEYS].filter((key) => key.startsWith(prefix)).length,
    )
    expect(counts).toEqual([10, 11, 14, 4])
    expect(
      FRAMEWORK_KEYS.has('SYS-S8') && FRAMEWORK_KEYS.has('SYS-C6') && FRAMEWORK_KEYS.has('STD-CCI'),
    ).toBe(true)
  })

  it('refuses an unknown framework key and a prompt after its phase, naming the file', () => {
    const faulty = structuredClone(template) as NonNullable<typeof template>
    const prompt = faulty.phases[0]?.prompts[0]
    if (!prompt) throw new Error('the default template has a prompt')
    prompt.frameworks = ['PLS-11']
    expect(() => parseCycleTemplate(JSON.stringify(faulty), 'mine.json')).toThrow(
      /mine\.json[\s\S]*is no key of a framework/,
    )
    prompt.frameworks = ['PLS-1']
    prompt.when.day = 9
    expect(() => parseCycleTemplate(JSON.stringify(faulty), 'mine.json')).toThrow(/after its phase has ended/)
  })
})
