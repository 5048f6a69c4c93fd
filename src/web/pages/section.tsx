import type { ComponentChildren } from 'preact'

interface SectionProps {
  /** Unique on the page; links lead to it. */
  name: string
  title: string
  /** The finding in a sentence or two. */
  lead?: ComponentChildren
  /** Where the page on how things are computed tells of it. */
  method?: string
  children: ComponentChildren
}

/** A part of a page under its heading. */
export function Section({ name, title, lead, method, children }: SectionProps) {
  return (
    <section class="section" id={name} aria-labelledby={`${name}-title`}>
      <div class="section-head">
        <h2 id={`${name}-title`}>{title}</h2>
        {lead ? <p class="lead">{lead}</p> : null}
        {method ? (
          <p class="method-link">
            <a href={`/signals/method#${method}`}>
              How this is computed<span class="for-readers">{`: ${title}`}</span>
            </a>
          </p>
        ) : null}
      </div>
      <div class="section-body">{children}</div>
    </section>
  )
}
