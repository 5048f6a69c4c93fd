import { createApp } from './app.ts'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { readEnvironment } from './environment.ts'
import { createLog } from './log.ts'

const config = readConfig()
const log = createLog(config.logLevel)
const app = createApp(config, log)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}

try {
  const { port } = await app.start()
  const address = new URL(config.publicUrl)
  if (config.port === 0) address.port = String(port)
  process.stdout.write(
    `Common Thread is ready at ${address.origin}${config.platforms.playground ? ' (playground)' : ''}\n`,
  )
} catch (error) {
  process.stderr.write(
    `Common Thread could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exit(1)
}

function readConfig(): Config {
  try {
    return loadConfig(readEnvironment())
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\nEvery variable is explained in .env.example.\n`)
    process.exit(1)
  }
}
