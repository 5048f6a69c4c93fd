import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import type { SchoolTemplate, Stores } from '../../src/ports.ts'
import { addSample, hoursLater, NOW, type OpenStores } from './store-fixture.ts'

function sampleTemplate(schoolId: string, key: string, title = key): SchoolTemplate {
  const prompt = {
    key: 'plan.change',
    kind: 'feedback' as const,
    audience: 'team' as const,
    when: { day: 0, time: '15:15', beforeMeeting: { days: 1 } },
    windowHours: 48,
    text: 'What will you try?',
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No 🙂' },
    ],
    frameworks: ['PLS-6'],
  }
  const phase = { key: 'plan', title: 'Plan', lengthDays: 4, frameworks: ['PLS-5'], prompts: [prompt] }
  return {
    id: newId(NOW),
    schoolId,
    key,
    content: { key, title, purpose: 'For trying things', frameworks: ['PLS-6'], phases: [phase] },
    basedOn: 'pdsa',
    changedBy: newId(NOW),
    changedAt: NOW,
  }
}

/** What every store of schools' own templates does. */
export function describeTemplates(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  let schoolId: string
  beforeAll(async () => {
    ;({ stores, close } = await open())
    schoolId = (await addSample(stores, 0)).workspace.schoolId
  })
  afterAll(() => close())

  describe("a school's own templates", () => {
    it('stores a template whole, lists by title, and removes', async () => {
      const [b, a] = [sampleTemplate(schoolId, 'b', 'Trying'), sampleTemplate(schoolId, 'a', 'Asking')]
      expect(await stores.templates.add(b)).toBe('added')
      expect(await stores.templates.add(a)).toBe('added')
      expect(await stores.templates.ofSchool(schoolId)).toEqual([a, b])
      expect(await stores.templates.find(schoolId, 'b')).toEqual(b)
      expect(await stores.templates.ofSchool(newId(NOW))).toEqual([])
      await stores.templates.remove(schoolId, 'b')
      await stores.templates.remove(schoolId, 'b')
      expect(await stores.templates.find(schoolId, 'b')).toBeNull()
      expect(await stores.templates.ofSchool(schoolId)).toEqual([a])
    })

    it('keeps the first of a key, and knows a repeat of the same one', async () => {
      const first = sampleTemplate(schoolId, 'same')
      expect(await stores.templates.add(first)).toBe('added')
      expect(await stores.templates.add(first)).toBe('repeated')
      expect(await stores.templates.add(sampleTemplate(schoolId, 'same'))).toBe('taken')
      expect(await stores.templates.find(schoolId, 'same')).toEqual(first)
    })

    it('keeps one of two changes at once', async () => {
      const template = sampleTemplate(schoolId, 'changed')
      await stores.templates.add(template)
      const later = [1, 2].map((hours) => ({
        ...template,
        content: { ...template.content, title: `Title ${hours}` },
        changedAt: hoursLater(hours),
      }))
      const outcomes = await Promise.all(later.map((each) => stores.templates.change(each, NOW)))
      expect([...outcomes].sort()).toEqual(['changed', 'conflict'])
      expect(await stores.templates.find(schoolId, 'changed')).toEqual(later[outcomes.indexOf('changed')])
      await stores.templates.remove(schoolId, 'changed')
      expect(await stores.templates.change(template, NOW)).toBe('conflict')
    })
  })
}
