import { assertNever } from '../../domain/assert-never.ts'
import type { FileContent, Intent, PlaceRef } from '../../domain/intent.ts'
import type { Element } from '../../views/view.ts'
import { fileContentOf } from '../fetch-file.ts'
import type { Conversation } from './conversation.ts'
import { actorOf, canSee, directAddressOf, findPerson, placeRefOf } from './places.ts'
import type { StoredMessage } from './records.ts'
import { PlaygroundRefusal } from './refusal.ts'
import type { SamplePerson, SampleSchool } from './sample-school.ts'
import type { Act } from './wire.ts'

type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>

/** What the act looks at: the school and what was said so far. */
export interface Scene {
  school: SampleSchool
  conversation: Conversation
}

/** The person of this id. Throws PlaygroundRefusal (404) where the school has no such person. */
export function requirePerson(school: SampleSchool, id: string): SamplePerson {
  const person = findPerson(school, id)
  if (!person) throw new PlaygroundRefusal(404, 'Nobody at this school has that id.')
  return person
}

/** The intent that an act is. Throws PlaygroundRefusal where the person may not or cannot do it. */
export function intentOf(scene: Scene, act: Act): Intent {
  const person = requirePerson(scene.school, act.as)
  const base = {
    eventId: `act-${act.id}`,
    workspace: scene.school.workspace,
    actor: actorOf(scene.school, person),
  }
  switch (act.kind) {
    case 'say':
      return {
        ...base,
        kind: 'message',
        place: requirePlace(scene, person, act.place),
        text: act.text,
        message: `said-${act.id}`,
        thread: null,
      }
    case 'reply':
      return { ...base, ...replyOf(scene, person, act) }
    case 'edit':
      requireOwn(scene, person, act.message)
      return { ...base, kind: 'message-edited', message: act.message, text: act.text }
    case 'delete': {
      requireOwn(scene, person, act.message)
      return {
        eventId: base.eventId,
        workspace: base.workspace,
        kind: 'message-deleted',
        message: act.message,
      }
    }
    case 'message-action':
      return { ...base, ...messageActionOf(scene, person, act) }
    case 'tap':
      return { ...base, ...tapOf(scene, person, act) }
    case 'submit':
      return { ...base, ...submitOf(scene, person, act) }
    case 'command': {
      const place = requirePlace(scene, person, act.place)
      return { ...base, kind: 'command', place, name: act.name, text: act.text.trim() }
    }
    case 'file': {
      const place = requirePlace(scene, person, act.place)
      return { ...base, kind: 'file', place, name: act.name, content: contentOf(act.data) }
    }
    case 'open-home':
      return { ...base, kind: 'home-opened' }
    default:
      return assertNever(act)
  }
}

function contentOf(data: string | null): FileContent {
  return data === null ? { kind: 'too-large' } : fileContentOf(Buffer.from(data, 'base64'))
}

function replyOf(scene: Scene, person: SamplePerson, act: ActOf<'reply'>) {
  const root = requireVisible(scene, person, act.thread)
  return {
    kind: 'message' as const,
    place: requirePlace(scene, person, root.place),
    text: act.text,
    message: `said-${act.id}`,
    thread: root.thread ?? root.id,
  }
}

function messageActionOf(scene: Scene, person: SamplePerson, act: ActOf<'message-action'>) {
  const message = requireVisible(scene, person, act.message)
  const { place, thread, author, content } = message
  return {
    kind: 'message-action' as const,
    place: requirePlace(scene, person, place),
    action: act.action,
    message: message.id,
    thread,
    writer: author === null ? null : { externalId: author },
    text: content?.kind === 'text' ? content.text : '',
  }
}

function tapOf(scene: Scene, person: SamplePerson, act: ActOf<'tap'>) {
  const { action, value } = act
  if (act.message === null) {
    const home = scene.conversation.homeOf(person.id)
    if (!home || !hasButton(home.elements, action, value)) throw goneButton()
    return {
      kind: 'tap' as const,
      place: requirePlace(scene, person, directAddressOf(person.id)),
      action,
      value,
      message: null,
    }
  }
  const message = requireVisible(scene, person, act.message)
  const elements = message.content?.kind === 'view' ? message.content.view.elements : []
  if (!hasButton(elements, action, value)) throw goneButton()
  return {
    kind: 'tap' as const,
    place: requirePlace(scene, person, message.place),
    action,
    value,
    message: message.id,
  }
}

function submitOf(scene: Scene, person: SamplePerson, act: ActOf<'submit'>) {
  const message = act.message === null ? null : requireVisible(scene, person, act.message)
  const address = message?.place ?? act.place
  return {
    kind: 'submit' as const,
    place: address === null ? null : requirePlace(scene, person, address),
    form: act.form,
    context: act.context,
    values: act.values,
    message: message?.id ?? null,
  }
}

function hasButton(elements: Element[], action: string, value: string): boolean {
  return elements.some((element) => {
    if (element.kind === 'buttons')
      return element.buttons.some(
        (button) => 'action' in button && button.action === action && button.value === value,
      )
    if (element.kind === 'choices')
      return (
        element.action === action &&
        element.options.some((option) => `${element.value}:${option.value}` === value)
      )
    if (element.kind !== 'answer-box') return false
    const { beside } = element
    return (
      (element.action === action && element.context === value) ||
      (beside?.action === action && beside.value === value)
    )
  })
}

function requirePlace(scene: Scene, person: SamplePerson, address: string): PlaceRef {
  const place = canSee(scene.school, person, address) ? placeRefOf(scene.school, address) : null
  if (!place) throw new PlaygroundRefusal(403, `${person.name} is not in that conversation.`)
  return place
}

function requireVisible(scene: Scene, person: SamplePerson, id: string): StoredMessage {
  const message = scene.conversation.find(id)?.message
  if (!message || !isVisibleTo(scene.school, person, message))
    throw new PlaygroundRefusal(404, `${person.name} sees no such message.`)
  return message
}

/** Whether the person sees the message: the place is theirs, and the message is for all or for them. */
export function isVisibleTo(school: SampleSchool, person: SamplePerson, message: StoredMessage): boolean {
  return canSee(school, person, message.place) && (message.onlyFor === null || message.onlyFor === person.id)
}

function requireOwn(scene: Scene, person: SamplePerson, id: string): void {
  const message = requireVisible(scene, person, id)
  if (message.author !== person.id || (message.content && message.content.kind !== 'text'))
    throw new PlaygroundRefusal(403, 'Only who wrote a message can change it.')
}

function goneButton(): PlaygroundRefusal {
  return new PlaygroundRefusal(409, 'This message has changed meanwhile. Have another look, then tap again.')
}
