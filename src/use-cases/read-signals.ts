import type { ReportAnswer } from '../domain/report/ask.ts'
import type { ReportScope } from '../domain/report/report.ts'
import { noSignalsView, signalsView } from '../views/signals-view.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'
import { nearest } from './nearest.ts'
import { tellScopes } from './needs/told-back-scopes.ts'
import { makePageLink } from './page-access.ts'
import { readReport } from './read-report.ts'
import { readerOf, scopesOf } from './report-scopes.ts'
import { type Scene, say } from './scene.ts'

/** So many other names a message lists. */
const NAMES = 12

/**
 * The signals for the actor alone: of the widest that the actor may read, or of the team or school that `text` names.
 * Teachers see of their team what leaders see of it.
 */
export async function readSignals(
  deps: Pick<Deps, 'stores' | 'clock' | 'log' | 'publicUrl'>,
  scene: Scene,
  text: string,
): Promise<Reply[]> {
  const reader = await readerOf(deps, scene.actor.id)
  const scopes = reader ? await scopesOf(deps, reader) : []
  const scope = scopeNamed(scopes, text.trim())
  if (scopes.length === 0)
    return [
      say(
        'You are in no learning team yet, so there are no signals to show. Join the channel of a team, or ask your principal.',
      ),
    ]
  if (!scope) return [say(unknownLine(text.trim(), scopes))]
  const answer = await readReport(deps, {
    ...{ memberId: scene.actor.id, scope, period: null },
    ...{ kind: 'report', from: scene.workspace.platform },
  })
  if (answer.kind !== 'report') return [replyTo(answer, scopes)]
  const { report } = answer
  const page = await makePageLink(deps, scene.actor.id, `/signals/${scope.kind}/${scope.id}`)
  const mayTell = (await tellScopes(deps, scene)).length > 0
  return [{ kind: 'private', view: signalsView(report, page, othersThan(scope, scopes), mayTell) }]
}

function replyTo(answer: Exclude<ReportAnswer, { kind: 'report' }>, scopes: readonly ReportScope[]): Reply {
  switch (answer.kind) {
    case 'not-yet':
      return { kind: 'private', view: noSignalsView(answer.scope, othersThan(answer.scope, scopes)) }
    case 'refused':
      return say('You can no longer see these signals. Type /signals for those that you can see.')
  }
}

function scopeNamed(scopes: readonly ReportScope[], name: string): ReportScope | undefined {
  const wanted = name.replace(/^#/, '').toLowerCase()
  return wanted === '' ? scopes[0] : scopes.find((scope) => scope.name.toLowerCase() === wanted)
}

function othersThan(shown: ReportScope, scopes: readonly ReportScope[]): string[] {
  const others = scopes.filter(({ id }) => id !== shown.id).map(({ name }) => name)
  return others.length > NAMES ? [...others.slice(0, NAMES), 'and more'] : others
}

function unknownLine(name: string, scopes: readonly ReportScope[]): string {
  const names = scopes.map((scope) => scope.name)
  const close = nearest(name, names)
  return `I know no team "${name}" that you can see. ${close ? `Did you mean /signals ${close}?` : `There are: ${names.join(', ')}.`}`
}
