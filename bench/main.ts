/** Runs benchmarks by name, all without one: `npm run bench -- stance`. Each prints ratios against a stated baseline. */
import { benchIntake } from './intake.ts'
import { benchStance } from './stance.ts'
import { benchStart } from './start.ts'

const BENCHES: Readonly<Record<string, () => Promise<string[]>>> = {
  start: benchStart,
  intake: benchIntake,
  stance: benchStance,
}

const main = async (): Promise<void> => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in BENCHES))
  if (unknown) throw new Error(`No benchmark "${unknown}"; there are: ${Object.keys(BENCHES).join(', ')}`)
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
    const lines = (await BENCHES[name]?.()) ?? []
    process.stdout.write(`${[`# ${name}, Node ${process.version}`, ...lines].join('\n')}\n`)
  }
}

await main()
