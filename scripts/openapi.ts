// Writes the API's description to docs/openapi.json, from the folder in which it is called: npm run docs:openapi
import { writeFileSync } from 'node:fs'
import { openApiDocument } from '../src/web/api/openapi.ts'

writeFileSync('docs/openapi.json', `${JSON.stringify(openApiDocument(), null, 2)}\n`)
