/**
 * Runs benchmarks by name, all short ones without one: `npm run bench -- stance`. Each prints ratios against a stated
 * baseline; `npm run bench -- year` plays a school year, which takes minutes.
 */

/** Each is loaded when it runs alone: natural's Bayes classifier, a baseline of one, replaces Math.sign for all. */
const BENCHES: Readonly<Record<string, () => Promise<string[]>>> = {
  start: async () => (await import('./start.ts')).benchStart(),
  intake: async () => (await import('./intake.ts')).benchIntake(),
  statements: async () => (await import('./statements.ts')).benchStatements(),
  signals: async () => (await import('./signals.ts')).benchSignals(),
  plan: async () => (await import('./plan.ts')).benchPlan(),
  year: async () => (await import('./year.ts')).benchYear(),
  stance: async () => (await import('./stance.ts')).benchStance(),
}

const LONG = new Set(['year'])

const main = async (): Promise<void> => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in BENCHES))
  if (unknown) throw new Error(`No benchmark "${unknown}"; there are: ${Object.keys(BENCHES).join(', ')}`)
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES).filter((name) => !LONG.has(name))) {
    const lines = (await BENCHES[name]?.()) ?? []
    process.stdout.write(`${[`# ${name}, Node ${process.version}`, ...lines].join('\n')}\n`)
  }
}

await main()
