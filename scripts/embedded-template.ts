// Prepares the copy from which the embedded database is set up at the first start: part of `npm run prepare`.
import { templateFile, writeTemplate } from '../src/store/embedded-template.ts'

const file = templateFile()
if (await writeTemplate(file)) console.log(`Prepared ${file}`)
