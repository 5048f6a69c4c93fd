import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { View } from '../../../src/views/view.ts'
import { latestOf } from '../../support/teams-client.ts'
import { wordsOf } from '../../support/teams-card.ts'
import { type OpenTeams, openTeams } from './open-teams.ts'

const WORKSPACE = { platform: 'teams', externalId: 'tenant-1', name: null }

function view(text: string): View {
  return { summary: text, elements: [{ kind: 'text', text }] }
}

describe('a conversation in Teams', () => {
  let teams: OpenTeams
  beforeEach(async () => {
    teams = await openTeams()
  })
  afterEach(async () => {
    expect(teams.connector.faults).toEqual([])
    await teams.close()
  })

  it('smoke', async () => {
    const ana = teams.client.person('Ana Silva')
    const channel = teams.client.channel('Grade 4', [ana])
    teams.answerWith(() => [{ kind: 'public', view: view('Hello **team**') }, { kind: 'private', view: view('psst') }])
    await teams.client.addToChannel(ana, channel)
    await teams.client.say(ana, channel, 'inquiry status')
    console.log(JSON.stringify(teams.intents, null, 1), teams.connector.messages.map((m) => [m.conversation, m.rootId, wordsOf(latestOf(m))]), teams.logged)
    const sent = await teams.platform.send(WORKSPACE, (teams.intents[0] as { place: { address: string } }).place.address, view('Prompt'), 'k')
    console.log(sent)
  })
})
