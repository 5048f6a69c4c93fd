import { defineConfig } from 'prisma/config'

// The Prisma CLI would fetch a schema-engine binary that generating, validating and formatting never run.
// Naming any executable here keeps `npm ci` independent of that download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma' })
