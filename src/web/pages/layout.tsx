import type { ComponentChildren } from 'preact'
import { STYLE_PATH } from './assets.ts'

/** What stands around every page. */
export interface Frame {
  /** Null on the pages before a session is open. */
  reader: { name: string; csrf: string } | null
}

interface LayoutProps {
  title: string
  frame: Frame
  /** Stands beside the name of the product: where the reader is. */
  place?: ComponentChildren
  children: ComponentChildren
}

/** The skeleton of every page: head, skip link, masthead, main, footer. */
export function Layout({ title, frame, place, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Common Thread`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={STYLE_PATH} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="masthead">
          <div class="wrap">
            <p class="brand">
              <Mark />
              Common Thread
            </p>
            {place}
            {frame.reader ? <Account {...frame.reader} /> : null}
          </div>
        </header>
        <main id="main" class="wrap" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  )
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 15.5c4 5 12 2 12-4s-8-7.500-11-2.500 4 9 9 9c3 0 5-1 6-2.500" />
    </svg>
  )
}

function Account({ name, csrf }: { name: string; csrf: string }) {
  return (
    <details class="account">
      <summary>{name}</summary>
      <div class="account-menu">
        <p>You see this under your own name. Every look is kept in the audit log.</p>
        <form method="post" action="/signals/sign-out">
          <input type="hidden" name="csrf" value={csrf} />
          <button type="submit">Sign out</button>
          <button type="submit" formaction="/signals/sign-out-everywhere">
            Sign out everywhere
          </button>
        </form>
      </div>
    </details>
  )
}
