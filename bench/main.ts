/**
 * Runs benchmarks by name, all short ones without one: `npm run bench -- stance`. Each prints ratios against a stated
 * baseline; `npm run bench -- year` plays a school year, which takes minutes.
 */
import { benchIntake } from './intake.ts'
import { benchPlan } from './plan.ts'
import { benchSignals } from './signals.ts'
import { benchStance } from './stance.ts'
import { benchStart } from './start.ts'
import { benchYear } from './year.ts'

const BENCHES: Readonly<Record<string, () => Promise<string[]>>> = {
  start: benchStart,
  intake: benchIntake,
  stance: benchStance,
  signals: benchSignals,
  plan: benchPlan,
  year: benchYear,
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
