import pino from 'pino'
import type { Config } from './config.ts'
import type { Log } from './ports.ts'

/** The service's log: JSON lines on standard output. */
export function createLog(level: Config['logLevel']): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
