import { beforeEach, describe, expect, it } from '@jest/globals'
import { assignRole, listRoles, tapTakeRole } from '../../src/use-cases/roles.ts'
import type { Scene } from '../../src/use-cases/scene.ts'
import { buttonIn, createPracticeStage, type PracticeStage } from '../support/practice-stage.ts'
import { CHANNEL, wordsOf } from '../support/stage.ts'

describe('roles', () => {
  let stage: PracticeStage
  let logged: object[]
  const sceneOf = async (name: string, values: Partial<Scene> = {}): Promise<Scene> => {
    const { members } = stage.deps.stores
    const actor = await members.find(await stage.idOf(name))
    if (!actor) throw new Error(`No ${name}`)
    const grants = await members.grantsOf(actor.id)
    return { workspace: stage.workspace, actor, grants, place: null, mentions: [], eventKey: 'e', ...values }
  }
  const assign = async (name: string, words: string, values: Partial<Scene> = {}) =>
    assignRole(stage.deps, await sceneOf(name, values), words)
  beforeEach(async () => {
    stage = await createPracticeStage()
    logged = []
    stage.deps.log = { ...stage.deps.log, info: (fields) => void logged.push(fields) }
  })

  it('are given by admins alone', async () => {
    expect(wordsOf(await assign('Ana', '@ben coach'))).toContain('is for an admin')
    expect(wordsOf(await listRoles(stage.deps, await sceneOf('Samuel')))).toContain('is for an admin')
  })

  it('are given by name, noted by ids, and taken back with a tap', async () => {
    const given = await assign('Eleanor', '@Ana coach')
    expect(wordsOf(given)).toContain('Ana is now coach for')
    const memberId = await stage.idOf('Ana')
    expect(logged).toEqual([expect.objectContaining({ memberId, role: 'coach', scope: 'school' })])
    expect(JSON.stringify(logged)).not.toContain('Ana')
    expect(wordsOf(await stage.command('Ana', 'practice', stage.direct('Ana')))).toContain(
      'Set up a practice',
    )
    await tapTakeRole(stage.deps, await sceneOf('Eleanor'), buttonIn(given, 'Take it back'))
    expect(await stage.deps.stores.members.grantsOf(memberId)).toEqual([])
  })

  it('are set up with /setup', async () => {
    const at = stage.direct('Eleanor')
    const given = await stage.command('Eleanor', 'setup role @ben coach', at)
    expect(wordsOf(given)).toContain('Ben is now coach')
    expect(wordsOf(await stage.command('Eleanor', 'setup roles', at))).toContain('Ben')
    const taken = await stage.tap('Eleanor', 'take-role', buttonIn(given, 'Take it back'))
    expect(wordsOf(taken)).toContain('Ben is no longer coach')
    expect(wordsOf(await stage.command('Eleanor', 'setup', at))).toContain('Roles')
  })

  it('are given to whoever is mentioned, whatever the name', async () => {
    const mentions = [{ text: '@the new one', person: { externalId: 'ben' } }]
    expect(wordsOf(await assign('Eleanor', '@the new one principal', { mentions }))).toContain(
      'Ben is now principal',
    )
  })

  it('of facilitators are the team’s in whose channel it is said, or that is named', async () => {
    expect(wordsOf(await assign('Eleanor', '@ana facilitator', { place: CHANNEL }))).toContain(
      'Ana is now facilitator for maths',
    )
    expect(wordsOf(await assign('Eleanor', '@samuel facilitator newcomers'))).toContain('for newcomers')
    expect(wordsOf(await assign('Eleanor', '@samuel facilitator'))).toContain('Of which team?')
    expect(wordsOf(await assign('Eleanor', '@ana remove facilitator', { place: CHANNEL }))).toContain(
      'Ana is no longer facilitator for maths',
    )
  })

  it('are listed with whom they belong to', async () => {
    const words = wordsOf(await listRoles(stage.deps, await sceneOf('Eleanor')))
    for (const part of ['Samuel', 'Coach', 'Rosa', 'Facilitator', 'maths', 'Eleanor', 'Admin'])
      expect(words).toContain(part)
    expect(words).toContain('Everybody else is a teacher in the teams they belong to.')
  })

  it.each([
    ['@Anna coach', 'Did you mean Ana'],
    ['@ana coch', 'Did you mean coach'],
    ['@ana teacher', 'Everybody is a teacher'],
    ['@ana', 'Which role?'],
    ['@ana remove coach', 'Ana is no coach'],
    ['@eleanor remove admin', 'Somebody has to stay admin'],
    ['remove @samuel coach', 'Samuel is no longer coach'],
  ])('answers “%s” with “%s”', async (words, answer) => {
    expect(wordsOf(await assign('Eleanor', words))).toContain(answer)
  })
})
