import type { ReadReport } from '../domain/report/ask.ts'

/** The person behind an open session, as the pages know one. */
export interface PageReader {
  sessionId: string
  memberId: string
  name: string
}

/** What a personal link is worth just now. */
export type LinkState =
  | { kind: 'valid'; memberId: string; name: string; target: string }
  | { kind: 'over'; reason: 'used' | 'expired' | 'unknown' }

/** A link that was used up, and the session that it opened. `token` goes into the cookie and is kept nowhere else. */
export type Opening =
  | { kind: 'opened'; token: string; seconds: number; target: string }
  | Extract<LinkState, { kind: 'over' }>

/** All that the web pages ask of the service; they know no store and no use-case. */
export interface Pages {
  /** Looks at a link without using it up: chat clients fetch links before people do. */
  peek(token: string): Promise<LinkState>
  /** Uses the link up and opens a session. */
  open(token: string): Promise<Opening>
  /** The person of a session, or null where it is over. Roles are read anew at each request. */
  readerOf(token: string): Promise<PageReader | null>
  /** Reads a report for the person, within what the person may read now, and notes the look. */
  read: ReadReport
  signOut(reader: PageReader): Promise<void>
  /** Ends all sessions of the person and uses up all links. */
  signOutEverywhere(reader: PageReader): Promise<void>
}
