/**
 * Slack's documented limits as the tests know them, written apart from the renderer's own table so that a wrong number
 * in either shows. Each function returns one sentence per fault.
 */
type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The faults of a message: its blocks and its plain `text`. */
export function faultsOfMessage(blocks: unknown, plain: unknown): string[] {
  const faults: string[] = []
  if (!text(plain).trim()) faults.push('text is missing')
  if (text(plain).length > 4000) faults.push('text is longer than 4000')
  if (blocks === undefined) return faults
  if (!Array.isArray(blocks)) return [...faults, 'blocks is no list']
  if (blocks.length > 50) faults.push(`${blocks.length} blocks in a message`)
  if (sumOfTexts(blocks) > 13_200)
    faults.push(`blocks hold ${sumOfTexts(blocks)} characters (msg_blocks_too_long)`)
  return [...faults, ...faultsOfBlocks(blocks)]
}

/** The faults of a modal. */
export function faultsOfModal(view: unknown): string[] {
  if (!isObject(view) || view.type !== 'modal') return ['the view is no modal']
  const faults = faultsOfView(view)
  faults.push(...faultsOfText(view.title, 'title', 24, true), ...faultsOfText(view.close, 'close', 24, true))
  const hasInput = list(view.blocks).some((block) => block.type === 'input')
  if (hasInput || view.submit !== undefined) faults.push(...faultsOfText(view.submit, 'submit', 24, true))
  if (text(view.private_metadata).length > 3000) faults.push('private_metadata is longer than 3000')
  if (text(view.callback_id).length > 255) faults.push('callback_id is longer than 255')
  return faults
}

/** The faults of an App Home. */
export function faultsOfHome(view: unknown): string[] {
  if (!isObject(view) || view.type !== 'home') return ['the view is no home']
  return faultsOfView(view)
}

function faultsOfView(view: Json): string[] {
  if (!Array.isArray(view.blocks)) return ['blocks is no list']
  const many = view.blocks.length > 100 ? [`${view.blocks.length} blocks in a view`] : []
  return [...many, ...faultsOfBlocks(view.blocks)]
}

function sumOfTexts(piece: unknown): number {
  if (Array.isArray(piece)) return piece.reduce((sum: number, part) => sum + sumOfTexts(part), 0)
  if (!isObject(piece)) return 0
  return Object.entries(piece).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : sumOfTexts(value)),
    0,
  )
}

function faultsOfBlocks(blocks: unknown[]): string[] {
  const ids = new Set<string>()
  const actionIds = new Set<string>()
  return blocks.flatMap((block, index) => {
    if (!isObject(block)) return [`block ${index} is no object`]
    const faults = faultsOfBlock(block).map((fault) => `block ${index} (${text(block.type)}): ${fault}`)
    const id = text(block.block_id)
    if (id.length > 255) faults.push(`block ${index}: block_id is longer than 255`)
    if (id && ids.has(id)) faults.push(`block ${index}: block_id ${id} stands twice`)
    ids.add(id)
    for (const element of block.type === 'actions' ? list(block.elements) : []) {
      const actionId = text(element.action_id)
      if (actionIds.has(actionId)) faults.push(`block ${index}: action_id ${actionId} stands twice`)
      actionIds.add(actionId)
    }
    return faults
  })
}

function faultsOfBlock(block: Json): string[] {
  switch (block.type) {
    case 'header':
      return faultsOfText(block.text, 'text', 150, true)
    case 'section':
      return faultsOfSection(block)
    case 'context':
      return faultsOfContext(block)
    case 'image':
      return faultsOfImage(block)
    case 'divider':
      return []
    case 'actions':
      return faultsOfActions(block)
    case 'input':
      return faultsOfInput(block)
    default:
      return ['an unknown type of block']
  }
}

function faultsOfImage(block: Json): string[] {
  const alt = text(block.alt_text)
  const faults = alt === '' || alt.length > 2000 ? ['alt_text is missing or longer than 2000'] : []
  const isFile = isObject(block.slack_file) && text(block.slack_file.id) !== ''
  return isFile && block.image_url === undefined ? faults : [...faults, 'an image is no file of Slack']
}

function faultsOfSection(block: Json): string[] {
  if (block.fields === undefined) return faultsOfText(block.text, 'text', 3000)
  const fields = list(block.fields)
  const faults = fields.flatMap((field, index) => faultsOfText(field, `field ${index}`, 2000))
  if (fields.length < 1 || fields.length > 10) faults.push(`${fields.length} fields`)
  return block.text === undefined ? faults : [...faults, ...faultsOfText(block.text, 'text', 3000)]
}

function faultsOfContext(block: Json): string[] {
  const elements = list(block.elements)
  const faults = elements.flatMap((element) => faultsOfText(element, 'element', 3000))
  return elements.length < 1 || elements.length > 10 ? [...faults, `${elements.length} elements`] : faults
}

function faultsOfActions(block: Json): string[] {
  const elements = list(block.elements)
  const faults = elements.flatMap(faultsOfButton)
  return elements.length < 1 || elements.length > 25 ? [...faults, `${elements.length} elements`] : faults
}

function faultsOfButton(button: Json): string[] {
  const faults = faultsOfText(button.text, 'button', 75, true)
  if (button.type !== 'button') faults.push('an element is no button')
  if (!text(button.action_id) || text(button.action_id).length > 255)
    faults.push('action_id is missing or too long')
  if (text(button.value).length > 2000) faults.push('a value is longer than 2000')
  if (button.url !== undefined && !/^https?:\/\/\S{1,2990}$/.test(text(button.url)))
    faults.push('a url leads nowhere or is longer than 3000')
  if (button.value === '') faults.push('a value is empty')
  if (text(button.accessibility_label).length > 75) faults.push('an accessibility_label is longer than 75')
  if (!['primary', 'danger', undefined].includes(button.style as string | undefined))
    faults.push('an unknown style')
  if (button.style === 'danger' && !isObject(button.confirm)) faults.push('nothing is asked before a danger')
  if (isObject(button.confirm)) {
    const { title, text: question, confirm, deny } = button.confirm
    faults.push(
      ...faultsOfText(title, 'confirm title', 100, true),
      ...faultsOfText(question, 'confirm text', 300),
    )
    faults.push(
      ...faultsOfText(confirm, 'confirm button', 30, true),
      ...faultsOfText(deny, 'deny button', 30, true),
    )
  }
  return faults
}

function faultsOfInput(block: Json): string[] {
  const faults = faultsOfText(block.label, 'label', 2000, true)
  if (block.hint !== undefined) faults.push(...faultsOfText(block.hint, 'hint', 2000, true))
  if (!isObject(block.element)) return [...faults, 'element is missing']
  const { element } = block
  switch (element.type) {
    case 'plain_text_input':
      return [...faults, ...faultsOfTextInput(element)]
    case 'radio_buttons':
    case 'checkboxes':
      return [...faults, ...faultsOfOptions(element.options, 10)]
    case 'static_select':
    case 'multi_static_select':
      return [...faults, ...faultsOfSelect(element)]
    case 'datepicker':
      return faults
    case 'timepicker': {
      const isTime =
        element.initial_time === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(text(element.initial_time))
      return isTime ? faults : [...faults, 'initial_time is no time']
    }
    default:
      return [...faults, 'an unknown kind of input']
  }
}

function faultsOfTextInput(element: Json): string[] {
  const most = typeof element.max_length === 'number' ? element.max_length : 3000
  const faults = most > 3000 || most < 1 ? [`max_length is ${most}`] : []
  return text(element.initial_value).length > most
    ? [...faults, 'initial_value is longer than max_length']
    : faults
}

function faultsOfSelect(element: Json): string[] {
  if (element.option_groups === undefined) return faultsOfOptions(element.options, 100)
  const groups = list(element.option_groups)
  const faults = groups.flatMap((group) => [
    ...faultsOfText(group.label, 'group', 75, true),
    ...faultsOfOptions(group.options, 100),
  ])
  return groups.length > 100 ? [...faults, `${groups.length} groups`] : faults
}

function faultsOfOptions(options: unknown, most: number): string[] {
  const all = list(options)
  const faults = all.flatMap((option) => faultsOfText(option.text, 'option', 75, true))
  if (all.length < 1 || all.length > most) faults.push(`${all.length} options`)
  if (all.some((option) => !text(option.value) || text(option.value).length > 75))
    faults.push('an ill-formed value')
  if (new Set(all.map((option) => option.value)).size < all.length) faults.push('two options with one value')
  return faults
}

function faultsOfText(value: unknown, what: string, most: number, isPlain = false): string[] {
  if (!isObject(value)) return [`${what} is missing`]
  const faults: string[] = []
  if (isPlain ? value.type !== 'plain_text' : !['plain_text', 'mrkdwn'].includes(text(value.type))) {
    faults.push(`${what} is of type ${text(value.type)}`)
  }
  const length = text(value.text).length
  if (length < 1) faults.push(`${what} is empty`)
  if (length > most) faults.push(`${what} is longer than ${most}`)
  const allowed = /<https?:\/\/[^<>|]+>/g
  if (value.type === 'mrkdwn' && /[<>]/.test(text(value.text).replace(allowed, ''))) {
    faults.push(`${what} holds an unescaped < or >`)
  }
  return faults
}
