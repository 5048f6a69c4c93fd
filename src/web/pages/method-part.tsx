import type { ComponentChildren } from 'preact'

/** One thing that is explained; links lead to its name. */
export function Part({
  name,
  title,
  children,
}: {
  name: string
  title: string
  children: ComponentChildren
}) {
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{title}</h2>
      {children}
    </section>
  )
}
