/** A personal link to the web pages. `hash`: SHA-256 of its token in hex; the token is kept nowhere. */
export interface PageLink {
  hash: string
  memberId: string
  /** The page that it opens, as a path. */
  target: string
  createdAt: Date
  /** The first instant at which it opens nothing any more. */
  expiresAt: Date
  usedAt: Date | null
}

/** A browser in which a person reads the web pages. `hash`: SHA-256 of the cookie's token in hex. */
export interface PageSession {
  id: string
  hash: string
  memberId: string
  /** The roles and teams that the person held when it was opened, one word each. */
  held: string[]
  openedAt: Date
  /** The first instant at which it is over. */
  expiresAt: Date
  endedAt: Date | null
}

/** Who may open the web pages. */
export interface AccessStore {
  addLink(link: PageLink): Promise<void>
  /** The link as it stands, also a used or expired one that was not purged yet. */
  findLink(hash: string): Promise<PageLink | null>
  /** Uses the link up; true for one caller only, and only while the link is valid. */
  useLink(hash: string, now: Date): Promise<boolean>
  addSession(session: PageSession): Promise<void>
  /** The session, where it is neither ended nor over. */
  findSession(hash: string, now: Date): Promise<PageSession | null>
  endSession(id: string, now: Date): Promise<void>
  /** Ends all open sessions of the member and uses up all links; returns how many sessions ended. */
  endAllOf(memberId: string, now: Date): Promise<number>
  /** Forgets links and sessions that were over before an instant; returns how many. */
  purge(before: Date): Promise<number>
}
