import type { WirePerson } from '../wire.ts'
import type { App } from './app-port.ts'
import { avatar } from './avatar.ts'
import { fill, h } from './dom.ts'
import { icon } from './icons.ts'
import { personOf } from './store.ts'

/** The groups of the picker, in their order. */
const GROUPS: { role: WirePerson['role']; name: string }[] = [
  { role: 'facilitator', name: 'Facilitators' },
  { role: 'teacher', name: 'Teachers' },
  { role: 'coach', name: 'Coach' },
  { role: 'principal', name: 'Principal' },
]

/** The "You are" button with its list of people. */
export function createPeoplePicker(app: App): { element: HTMLElement; draw(): void } {
  const button = h('button.you', {
    attrs: {
      type: 'button',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-controls': 'people',
    },
    on: {
      click: () => (list.hidden ? open() : close()),
      keydown: (event) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        open()
      },
    },
  })
  const list = h('div.people', {
    attrs: { id: 'people', role: 'listbox', tabindex: 0, 'aria-label': 'Be somebody else' },
    on: { keydown: (event) => onKey(event), focusout: (event) => onLeave(event) },
  })
  list.hidden = true
  const element = h('div.picker', null, button, list)
  let options: { person: WirePerson; element: HTMLElement }[] = []
  let active = 0
  let typed = ''

  const open = (): void => {
    const { page } = app.store
    options = GROUPS.flatMap(({ role }) =>
      (page.data?.people ?? []).filter((person) => person.role === role),
    ).map((person) => ({ person, element: optionOf(person, page.me, () => choose(person)) }))
    fill(list, ...GROUPS.map(({ role, name }) => groupOf(role, name, options)))
    list.hidden = false
    button.setAttribute('aria-expanded', 'true')
    activate(
      Math.max(
        0,
        options.findIndex(({ person }) => person.id === page.me),
      ),
    )
    list.focus()
  }
  const close = (): void => {
    list.hidden = true
    button.setAttribute('aria-expanded', 'false')
  }
  const choose = (person: WirePerson): void => {
    close()
    button.focus()
    void app.be(person.id)
  }
  const activate = (index: number): void => {
    options[active]?.element.classList.remove('is-active')
    active = (index + options.length) % options.length
    const option = options[active]?.element
    option?.classList.add('is-active')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) list.setAttribute('aria-activedescendant', option.id)
  }
  const onLeave = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) close()
  }
  const onKey = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: -1 }
    const to = moves[event.key]
    const person = options[active]?.person
    if (to !== undefined) activate(to)
    else if (event.key === 'Escape') {
      close()
      button.focus()
    } else if ((event.key === 'Enter' || event.key === ' ') && person) choose(person)
    else if (event.key.length === 1) find(event.key)
    else return
    event.preventDefault()
  }
  const find = (letter: string): void => {
    const search = (text: string): number =>
      options.findIndex(({ person }) => person.name.toLowerCase().startsWith(text))
    typed += letter.toLowerCase()
    if (search(typed) < 0) typed = letter.toLowerCase()
    const found = search(typed)
    if (found >= 0) activate(found)
  }

  return {
    element,
    draw() {
      const you = personOf(app.store.page, app.store.page.me)
      if (!you) return
      fill(
        button,
        avatar(you, 'medium'),
        h(
          'span.you-words',
          null,
          h('span.you-label', null, 'You are '),
          h('span.you-name', null, you.name),
          h('span.you-title', null, ` ${you.title}`),
        ),
        icon('chevron'),
      )
    },
  }
}

function groupOf(
  role: WirePerson['role'],
  name: string,
  options: { person: WirePerson; element: HTMLElement }[],
): HTMLElement {
  const id = `people-${role}`
  return h(
    'div.people-group',
    { attrs: { role: 'group', 'aria-labelledby': id } },
    h('p.people-name', { attrs: { id, role: 'presentation' } }, name),
    ...options.filter(({ person }) => person.role === role).map(({ element }) => element),
  )
}

function optionOf(person: WirePerson, me: string, choose: () => void): HTMLElement {
  const isMe = person.id === me
  return h(
    'div.person',
    {
      attrs: { role: 'option', id: `person-${person.id}`, 'aria-selected': isMe ? 'true' : 'false' },
      on: {
        mousedown: (event) => {
          event.preventDefault()
          choose()
        },
      },
    },
    avatar(person, 'small'),
    h('span.person-name', null, person.name),
    h('span.person-title', null, person.title),
    isMe && icon('check'),
  )
}
