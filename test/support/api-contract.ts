import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** The parts of the API's description that tests go by. */
export interface Description {
  paths: Record<string, { get: { operationId: string; responses: Record<string, Described> } }>
  components: { schemas: Record<string, object> }
}
interface Described {
  content?: Record<string, { schema: { $ref: string } }>
}

const FILE = new URL('../../docs/openapi.json', import.meta.url)

/** The description as it stands in the repository. */
export function readDescription(): { text: string; document: Description } {
  const text = readFileSync(FILE, 'utf8')
  return { text, document: JSON.parse(text) }
}

const { document } = readDescription()
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(document, 'api')

/** What is wrong with an answer to a GET, held against the description; null where nothing is. */
export function faultOfAnswer(
  path: string,
  answer: { status: number; type: string; text: string },
): string | null {
  const segments = (path.split('?')[0] ?? '').split('/').filter(Boolean)
  const template = `/${segments.map((segment) => (/^[0-9a-f-]{36}$/.test(segment) ? '{id}' : segment)).join('/')}`
  const described = document.paths[template]?.get.responses[answer.status]
  if (!described) return `The description knows no ${answer.status} at ${template}.`
  const [[type, media] = []] = Object.entries(described.content ?? {})
  if (!type || !media) return answer.text === '' ? null : `The body of a ${answer.status} is not empty.`
  if (!answer.type.startsWith(type)) return `It is ${answer.type}, not ${type}.`
  const isRight = ajv.compile({ $ref: `api${media.schema.$ref}` })
  return isRight(JSON.parse(answer.text)) ? null : ajv.errorsText(isRight.errors)
}
