import type { Response } from 'express'

/** What can go wrong, with its status and title; `type` is the name under "/api/v1/problems/". */
export const PROBLEMS = {
  unauthorised: [401, 'No open token came with this'],
  'scope-missing': [403, 'The token may not read this'],
  'not-found': [404, 'There is nothing here for this token'],
  'no-report-yet': [404, 'Nothing has been closed yet'],
  'unknown-period': [404, 'There is no such period'],
  'bad-parameter': [400, 'A parameter cannot be read'],
  'bad-cursor': [400, 'The cursor is not one of this list'],
  'read-only': [405, 'Nothing can be changed here'],
  'too-many-requests': [429, 'Too many requests'],
  fault: [500, 'Something went wrong here'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemName = keyof typeof PROBLEMS

/** A problem as it is told (RFC 9457). */
export interface Problem {
  /** What it is, as a path. */
  type: string
  title: string
  status: number
  /** What to do about it. */
  detail: string
}

/** The problem of a name; `detail` says what to do. */
export function problemOf(name: ProblemName, detail: string): Problem {
  const [status, title] = PROBLEMS[name]
  return { type: `/api/v1/problems/${name}`, title, status, detail }
}

/** Sends a problem; no cache keeps it. */
export function sendProblem(response: Response, name: ProblemName, detail: string): void {
  const problem = problemOf(name, detail)
  response
    .status(problem.status)
    .set('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}
