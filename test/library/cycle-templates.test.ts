import { describe, expect, it } from '@jest/globals'
import { loadCycleTemplates, parseCycleTemplate } from '../../src/library/cycle-templates.ts'
import { FRAMEWORK_KEYS } from '../../src/library/frameworks.ts'

const template = loadCycleTemplates().get('default')

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
    prompt.day = 9
    expect(() => parseCycleTemplate(JSON.stringify(faulty), 'mine.json')).toThrow(/after its phase has ended/)
  })
})
