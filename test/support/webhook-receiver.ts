import { createServer, type IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'

/** One message as it came in. */
export interface Received {
  headers: IncomingHttpHeaders
  body: string
}

/** How the receiver answers. */
interface Answer {
  status: number
  headers?: Record<string, string>
}

/** Somebody's endpoint on this machine; `answers` are given in turn, the last one again and again. */
export async function openReceiver(answers: Answer[] = [{ status: 204 }]) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    received.push({ headers: request.headers, body })
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 204 }
    // Status 0: no answer at all.
    if (answer.status > 0) response.writeHead(answer.status, answer.headers).end('thanks')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    received,
    url: `http://localhost:${port}/hook`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What a message says, where its signature fits to the secret. Throws where it does not. */
export function verified({ headers, body }: Received, secret: string): unknown {
  const text = (name: string) => String(headers[name])
  return new Webhook(secret).verify(body, {
    'webhook-id': text('webhook-id'),
    'webhook-timestamp': text('webhook-timestamp'),
    'webhook-signature': text('webhook-signature'),
  })
}
