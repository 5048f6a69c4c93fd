import type { ServiceAnswer, SlackSender } from './slack-events.ts'
import type { Json, SlackEphemeral, SlackMessage, SlackState, SlackView } from './slack-state.ts'

/** What holds buttons. */
export type SlackHolder = SlackMessage | SlackEphemeral | SlackView

/** What people press and fill in. */
export interface SlackHands {
  /** Presses the button with this label or action id. */
  tap(user: string, holder: SlackHolder, button: string): Promise<ServiceAnswer>
  /**
   * Fills in fields by name (block id) or label and submits. Returns the faults by field where the form stays open.
   */
  submitModal(
    user: string,
    modal: SlackView,
    values: Record<string, string | string[]>,
  ): Promise<ServiceAnswer & { errors: Record<string, string> }>
  /** Picks a shortcut in the menu of a message. */
  pick(user: string, message: SlackMessage, shortcut: string): Promise<ServiceAnswer>
  /** The labels of all buttons that a holder shows. */
  buttonsOf(holder: SlackHolder): string[]
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
const labelOf = (piece: Json): string => (isObject(piece.text) ? String(piece.text.text) : '')

/** The hands of a pretended Slack. */
export function createSlackHands(state: SlackState, sender: SlackSender): SlackHands {
  return {
    buttonsOf: (holder) => buttonsIn(holder).map(labelOf),
    tap: (user, holder, wanted) => {
      const buttons = buttonsIn(holder)
      const button =
        buttons.find((one) => one.action_id === wanted) ?? buttons.find((one) => labelOf(one) === wanted)
      if (!button) throw new Error(`No button "${wanted}" among: ${buttons.map(labelOf).join(', ')}`)
      return sender.interaction({
        type: 'block_actions',
        ...actorOf(state, user),
        api_app_id: 'A0000APP',
        trigger_id: sender.trigger(user),
        ...standOf(state, sender, user, holder),
        actions: [{ ...button, type: 'button', block_id: 'b1', action_ts: state.nextTs() }],
      })
    },
    pick: (user, message, shortcut) =>
      sender.interaction({
        type: 'message_action',
        ...actorOf(state, user),
        callback_id: shortcut,
        trigger_id: sender.trigger(user),
        action_ts: state.nextTs(),
        message_ts: message.ts,
        response_url: sender.responseUrl(user, message.channel),
        channel: { id: message.channel, name: state.channels.get(message.channel)?.name ?? 'directmessage' },
        message: {
          ...{ type: 'message', ts: message.ts, user: message.user, text: message.text },
          ...(message.isByBot ? { bot_id: 'B0BOT' } : {}),
          ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
        },
      }),
    submitModal: async (user, modal, values) => {
      const answer = await sender.interaction({
        type: 'view_submission',
        ...actorOf(state, user),
        api_app_id: 'A0000APP',
        trigger_id: sender.trigger(user),
        view: {
          ...modal.view,
          id: modal.id,
          team_id: state.teamId,
          state: { values: stateOf(modal.view, values) },
        },
        response_urls: [],
      })
      return { ...answer, errors: settle(state, modal, answer) }
    },
  }
}

function actorOf(state: SlackState, user: string): Json {
  return {
    user: { id: user, team_id: state.teamId },
    team: { id: state.teamId, domain: 'test-school' },
    enterprise: null,
    is_enterprise_install: false,
  }
}

function buttonsIn(holder: SlackHolder): Json[] {
  const blocks = 'view' in holder ? list(holder.view.blocks) : holder.blocks
  return blocks.filter((block) => block.type === 'actions').flatMap((block) => list(block.elements))
}

function standOf(state: SlackState, sender: SlackSender, user: string, holder: SlackHolder): Json {
  if ('view' in holder) {
    return {
      container: { type: 'view', view_id: holder.id },
      view: { ...holder.view, id: holder.id, hash: '1.abc' },
    }
  }
  const ts = holder.kind === 'message' ? holder.ts : holder.id
  const thread = holder.threadTs ? { thread_ts: holder.threadTs } : {}
  const isEphemeral = holder.kind === 'ephemeral'
  return {
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: holder.channel,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    channel: { id: holder.channel, name: state.channels.get(holder.channel)?.name ?? 'directmessage' },
    ...(isEphemeral ? {} : { message: { ts, text: holder.text, blocks: holder.blocks, ...thread } }),
    response_url: sender.responseUrl(user, holder.channel, `${holder.channel}/${ts}`),
  }
}

function stateOf(view: Json, values: Record<string, string | string[]>): Json {
  const inputs = list(view.blocks).filter((block) => block.type === 'input')
  const known = inputs.flatMap((block) => [String(block.block_id), String((block.label as Json).text)])
  const stray = Object.keys(values).find((name) => !known.includes(name))
  if (stray) throw new Error(`No field "${stray}" among: ${known.join(', ')}`)
  const entries = inputs.map((block) => {
    const name = String(block.block_id)
    const given = values[name] ?? values[String((block.label as Json).text)]
    const element = block.element as Json
    const filled = fill(element, given)
    if (filled === null && !block.optional) throw new Error(`The field "${name}" must be filled in`)
    return [name, { [String(element.action_id)]: { type: element.type, ...(filled ?? emptyOf(element)) } }]
  })
  return Object.fromEntries(entries)
}

function fill(element: Json, given: string | string[] | undefined): Json | null {
  const value =
    given ?? (element.initial_value as string | undefined) ?? (element.initial_date as string | undefined)
  switch (element.type) {
    case 'plain_text_input':
      return value ? { value } : null
    case 'datepicker':
      return value ? { selected_date: value } : null
    case 'timepicker': {
      const time = value ?? (element.initial_time as string | undefined)
      return time ? { selected_time: time } : null
    }
    case 'radio_buttons':
    case 'static_select': {
      if (value === undefined)
        return element.initial_option ? { selected_option: element.initial_option } : null
      return { selected_option: optionOf(element, String(value)) }
    }
    default:
      return value === undefined
        ? null
        : { selected_options: [value].flat().map((one) => optionOf(element, one)) }
  }
}

function emptyOf(element: Json): Json {
  if (element.type === 'plain_text_input') return { value: null }
  if (element.type === 'datepicker') return { selected_date: null }
  if (element.type === 'timepicker') return { selected_time: null }
  const isMany = element.type === 'checkboxes' || element.type === 'multi_static_select'
  return isMany ? { selected_options: [] } : { selected_option: null }
}

function optionOf(element: Json, wanted: string): Json {
  const options = [
    ...list(element.options),
    ...list(element.option_groups).flatMap((group) => list(group.options)),
  ]
  const option = options.find((one) => one.value === wanted) ?? options.find((one) => labelOf(one) === wanted)
  if (!option) throw new Error(`No option "${wanted}" among: ${options.map(labelOf).join(', ')}`)
  return option
}

/** Does with the modal what the service's answer says; the faults where it stays open. */
function settle(state: SlackState, modal: SlackView, answer: ServiceAnswer): Record<string, string> {
  if (answer.status !== 200) return {}
  const body: unknown = answer.body ? JSON.parse(answer.body) : {}
  const said = isObject(body) ? body : {}
  if (said.response_action === 'errors') return said.errors as Record<string, string>
  if (said.response_action === 'update') modal.view = said.view as Json
  else state.modals = state.modals.filter((one) => one.id !== modal.id)
  return {}
}
