/**
 * The environment of the process, with the lines of a `.env` file in the working folder where there is one; what is
 * set already wins over the file. The only place that reads `process.env`.
 */
export function readEnvironment(): Record<string, string | undefined> {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return process.env
}
