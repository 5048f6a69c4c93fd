import type { Response } from 'express'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole page as HTML. All text in it is escaped by the renderer. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** Answers with a page. */
export function sendPage(response: Response, status: number, page: VNode): void {
  response.status(status).type('html').send(renderPage(page))
}
