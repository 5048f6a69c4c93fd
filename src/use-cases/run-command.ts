import { COMMANDS, type CommandName, helpView } from '../views/help-view.ts'
import { reflectForm } from '../views/reflect-form.ts'
import type { Reply } from '../views/view.ts'
import { runCheckIn } from './check-in.ts'
import type { Deps } from './deps.ts'
import { runDigest } from './digest/run-digest.ts'
import { runInquiry } from './inquiry/run-inquiry.ts'
import { nearest } from './nearest.ts'
import { runNeed } from './needs/run-need.ts'
import { runPractice } from './practice/practice-command.ts'
import { readMine } from './read-mine.ts'
import { readSignals } from './read-signals.ts'
import { recordReflection } from './record-message.ts'
import { runRhythm } from './rhythm/run-rhythm.ts'
import type { Scene } from './scene.ts'
import { runSetup } from './setup-command.ts'

/** Runs a command by its name (with or without the slash); an unknown one gets the nearest right one and the help. */
export async function runCommand(deps: Deps, scene: Scene, typed: string, text: string): Promise<Reply[]> {
  const name = commandNamed(typed)
  switch (name) {
    case 'inquiry':
      return runInquiry(deps, scene, text)
    case 'checkin':
      return runCheckIn(deps, scene, text)
    case 'reflect':
      return text.trim() === ''
        ? [{ kind: 'form', form: reflectForm() }]
        : recordReflection(deps, scene, text.trim(), `command:${scene.eventKey}`)
    case 'mine':
      return readMine(deps, scene)
    case 'signals':
      return runSignals(deps, scene, text)
    case 'rhythm':
      return runRhythm(deps, scene, text)
    case 'practice':
      return runPractice(deps, scene, text)
    case 'need':
      return runNeed(deps, scene, text)
    case 'setup':
      return runSetup(deps, scene, text)
    case 'help':
      return [{ kind: 'private', view: helpView(null) }]
    case null:
      return [{ kind: 'private', view: helpView(unknownLine(typed)) }]
  }
}

/** "digest" and what follows it asks for the weekly digest. */
function runSignals(deps: Deps, scene: Scene, text: string): Promise<Reply[]> {
  const rest = /^digest(?:\s+(.*))?$/i.exec(text.trim())
  return rest ? runDigest(deps, scene, rest[1] ?? '') : readSignals(deps, scene, text)
}

/** The command of a typed word, or null. */
export function commandNamed(typed: string): CommandName | null {
  const word = plain(typed)
  return COMMANDS.find(({ name }) => name === word)?.name ?? null
}

function unknownLine(typed: string): string {
  const close = nearest(
    plain(typed),
    COMMANDS.map(({ name }) => name),
  )
  return close
    ? `There is no "${typed}" here. Did you mean /${close}?`
    : `There is no "${typed}" here. This is what I can do:`
}

/** "check-in" and "/CheckIn" are the same word. */
function plain(typed: string): string {
  return typed.trim().toLowerCase().replace(/^\//, '').replaceAll('-', '')
}
