import type { LinkState } from '../../ports/pages.ts'
import { type Frame, Layout } from './layout.tsx'

const NOBODY: Frame = { reader: null }

/** The page behind a personal link: a button uses the link up, since chat clients fetch links by themselves. */
export function ContinuePage(props: { name: string; token: string; csrf: string; other: string | null }) {
  const { name, token, csrf, other } = props
  return (
    <Layout title="Continue" frame={NOBODY}>
      <div class="card narrow">
        <h1>{`Continue as ${name}?`}</h1>
        <p>
          {`This link was made for ${name}. It opens your pages once, in this browser, for eight hours at most.`}
        </p>
        {other ? <p class="aside">{`${other} is signed in here now, and will be signed out.`}</p> : null}
        <form method="post" action="/signals/open">
          <input type="hidden" name="t" value={token} />
          <input type="hidden" name="csrf" value={csrf} />
          <button class="button primary" type="submit">
            {`Continue as ${name}`}
          </button>
        </form>
        <p class="aside">Not you? Close this page: nothing is shown until the button is pressed.</p>
      </div>
    </Layout>
  )
}

/** Where a link opens nothing any more. */
export function LinkOverPage({ reason }: { reason: Extract<LinkState, { kind: 'over' }>['reason'] }) {
  const titles = {
    used: 'This link was used already',
    expired: 'This link is over',
    unknown: 'This link opens nothing',
  }
  const whys = {
    used: 'Each link opens the pages once, so that nobody else can follow you with it.',
    expired: 'Each link is good for ten minutes.',
    unknown: 'Perhaps a part of it was lost on the way, or it was made some days ago.',
  }
  return (
    <Notice title={titles[reason]}>
      <p>{whys[reason]}</p>
      <AskAgain />
    </Notice>
  )
}

/** Where nobody is signed in. */
export function SignedOutPage({ isFresh }: { isFresh: boolean }) {
  return (
    <Notice title={isFresh ? 'You are signed out' : 'Please open this from your chat'}>
      {isFresh ? null : <p>These pages are personal, so they open from a link made for you.</p>}
      <AskAgain />
    </Notice>
  )
}

/** A page of a title and a sentence or two. */
export function MessagePage({ title, text }: { title: string; text: string }) {
  return (
    <Notice title={title}>
      <p>{text}</p>
    </Notice>
  )
}

function Notice(props: { title: string; children: preact.ComponentChildren }) {
  return (
    <Layout title={props.title} frame={NOBODY}>
      <div class="card narrow">
        <h1>{props.title}</h1>
        {props.children}
      </div>
    </Layout>
  )
}

function AskAgain() {
  return (
    <p>
      For a new link, type <kbd>/signals</kbd> in Slack, or <kbd>@Common Thread signals</kbd> in Teams, and
      choose “Open the page”.
    </p>
  )
}
