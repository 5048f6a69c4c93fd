// Checks both manifests and builds the app package for Teams: npm run manifests [-- --sample]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { slackManifestFaults } from './slack-manifest.ts'
import {
  fillTeamsManifest,
  iconFaults,
  readPackageValues,
  SAMPLE_VALUES,
  teamsManifestFaults,
  zipTeamsPackage,
} from './teams-package.ts'

const TEAMS = join('manifests', 'teams')
const SLACK = join('manifests', 'slack', 'manifest.json')
const OUT = join('dist', 'manifests')
const ZIP = join(OUT, 'common-thread-teams.zip')

function buildManifests(isSample: boolean): string[] {
  const { values, faults } = isSample ? { values: SAMPLE_VALUES, faults: [] } : readPackageValues(process.env)
  if (faults.length > 0) {
    return [...faults, 'To check the manifests without an app of your own: npm run manifests -- --sample']
  }
  const manifest = fillTeamsManifest(readFileSync(join(TEAMS, 'manifest.json'), 'utf8'), values)
  const slack = existsSync(SLACK)
    ? slackManifestFaults(JSON.parse(readFileSync(SLACK, 'utf8')))
    : [`${SLACK} is missing.`]
  const found = [...teamsManifestFaults(JSON.parse(manifest)), ...iconFaults(TEAMS), ...slack]
  if (found.length > 0) return found
  mkdirSync(OUT, { recursive: true })
  writeFileSync(ZIP, zipTeamsPackage(TEAMS, manifest))
  return []
}

const found = buildManifests(process.argv.includes('--sample'))
for (const fault of found) console.error(fault)
if (found.length > 0) process.exitCode = 1
else
  console.log(`Both manifests are in order. Upload ${ZIP} to Teams (Apps, Manage your apps, Upload an app).`)
