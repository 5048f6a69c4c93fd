/** One of a fixed list of answers. */
export interface Option {
  value: string
  label: string
}

/** A button. A tap comes back as a `tap` intent with this action and value. */
export interface Button {
  action: string
  value: string
  label: string
  /** 'quiet': smaller than the others, where a platform can. */
  style?: 'primary' | 'danger' | 'quiet'
}

/** A button that opens a web page; nothing comes back to the chat. `url` is https, or http on this machine. */
export interface LinkButton {
  url: string
  label: string
  style?: 'primary'
}

/** A field of a form. A 'time' is local ("15:30"), a 'date' ISO. */
export interface InputElement {
  kind: 'input'
  name: string
  label: string
  hint?: string
  type: 'line' | 'paragraph' | 'choice' | 'choices' | 'date' | 'time'
  options?: Option[]
  initial?: string
  isOptional?: boolean
  maxLength?: number
}

/** A picture of what the words beside it tell: nothing is lost where it cannot be shown. */
export interface PictureElement {
  kind: 'picture'
  /** What it shows, for those who do not see it. */
  alt: string
  /** A PNG in base64, and its size in CSS pixels. */
  png: string
  width: number
  height: number
}

/**
 * All that a message, a form or a home page can be made of. Texts are plain: renderers escape them.
 * `choices`: one tap each, all with one action; the tap's value is `${value}:${option.value}`.
 * `answer-box`: words typed into the message where the platform has inputs there (submitted as form `form`
 * with `context`, field "text"), else a button (tap: `action` with value `context`) that opens the same form.
 * `beside`: one more button in the same row.
 */
export type Element =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | PictureElement
  | { kind: 'table'; caption: string; columns: string[]; rows: string[][] }
  | { kind: 'choices'; action: string; value: string; label: string; options: Option[] }
  | { kind: 'buttons'; buttons: (Button | LinkButton)[] }
  | {
      kind: 'answer-box'
      form: string
      context: string
      action: string
      label: string
      buttonLabel: string
      beside?: Button
    }
  | InputElement
  | { kind: 'divider' }

/** A message or home page. `summary` is what notifications and screen readers get: the whole in plain words. */
export interface View {
  summary: string
  elements: Element[]
}

/** A modal, dialog or card with inputs. `title` and `submitLabel`: 24 characters at most (Slack). */
export interface FormView {
  name: string
  /** Comes back with the submission; 2,000 characters at most. */
  context: string
  title: string
  submitLabel: string
  elements: Element[]
}

/** What comes back to the chat for an intent, in order. */
export type Reply =
  /** A light sign that it was kept: a reaction where the platform has them, else `view` in private. */
  | { kind: 'acknowledgement'; view: View }
  /** For the actor's eyes alone, in the same place. */
  | { kind: 'private'; view: View }
  /** For everybody in the same place (in the thread where the intent came from one). */
  | { kind: 'public'; view: View }
  /** The message that holds the tapped button shows this from now on. */
  | { kind: 'replacement'; view: View }
  | { kind: 'form'; form: FormView }
  /** The form stays open and shows these faults by field name. */
  | { kind: 'faults'; faults: Record<string, string> }
  | { kind: 'home'; view: View }
