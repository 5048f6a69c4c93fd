/** What came back, read to its end. */
export interface Visit {
  status: number
  text: string
  headers: Headers
  /** Where a redirect leads, as a path. */
  location: string | null
}

/** A browser of one person without scripts: it keeps cookies by their paths and follows nothing by itself. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Visit>
  /** Sends the form on a page whose button has this label, as the browser would. */
  submit(page: Visit, label: string, change?: Record<string, string>): Promise<Visit>
  post(path: string, fields: Record<string, string>): Promise<Visit>
  /** Name → value. */
  cookies: Map<string, string>
}

/** A visitor of a service at this address. */
export function createVisitor(url: string): Visitor {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Visit> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...init.headers, ...(cookie ? { cookie } : {}) }
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    const location = response.headers.get('location')
    return { status: response.status, text: await response.text(), headers: response.headers, location }
  }
  const post = (path: string, fields: Record<string, string>): Promise<Visit> =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post,
    submit: (page, label, change = {}) => {
      const { action, fields } = formOf(page.text, label)
      return post(action, { ...fields, ...change })
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}

function formOf(html: string, label: string): { action: string; fields: Record<string, string> } {
  for (const [form] of html.matchAll(/<form[\s\S]*?<\/form>/g)) {
    const button = [...form.matchAll(/<button([^>]*)>([^<]*)<\/button>/g)].find(
      ([, , text]) => text?.trim() === label,
    )
    if (!button) continue
    const action = attribute(button[1] ?? '', 'formaction') ?? attribute(form, 'action') ?? ''
    const inputs = [...form.matchAll(/<input([^>]*)>/g)].map(([, attributes = '']) => attributes)
    const fields = inputs.map((input) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? ''])
    return { action, fields: Object.fromEntries(fields) }
  }
  throw new Error(`No form with a button "${label}"`)
}

function attribute(text: string, name: string): string | null {
  return new RegExp(` ${name}="([^"]*)"`).exec(text)?.[1] ?? null
}
