import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as ajvModule from 'ajv-draft-04'
import * as formatsModule from 'ajv-formats'
import { zipSync } from 'fflate'

/** What the manifest's placeholders stand for. */
export interface TeamsPackageValues {
  TEAMS_APP_ID: string
  PUBLIC_URL: string
}

/** Values for trying the build without an app: they reach nobody. */
export const SAMPLE_VALUES: TeamsPackageValues = {
  TEAMS_APP_ID: '00000000-0000-0000-0000-000000000000',
  PUBLIC_URL: 'https://common-thread.example',
}

// One date for all files, in local time as zip has it: the same manifest makes the same bytes on every machine.
const EPOCH = new Date(2000, 0, 1)
const ICON_SIZES = { 'color.png': 192, 'outline.png': 32 } as const

/** Reads the values from the environment; `faults` says in sentences what is missing or wrong. */
export function readPackageValues(env: Record<string, string | undefined>): {
  values: TeamsPackageValues
  faults: string[]
} {
  const values = {
    TEAMS_APP_ID: env.TEAMS_APP_ID?.trim() ?? '',
    PUBLIC_URL: env.PUBLIC_URL?.trim().replace(/\/+$/, '') ?? '',
  }
  const faults: string[] = []
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(values.TEAMS_APP_ID)) {
    faults.push('TEAMS_APP_ID is the application (client) id of your Azure bot, a GUID.')
  }
  if (!URL.canParse(values.PUBLIC_URL) || new URL(values.PUBLIC_URL).protocol !== 'https:') {
    faults.push('PUBLIC_URL is the https address under which Microsoft reaches this service.')
  }
  return { values, faults }
}

/** The manifest with its placeholders filled in. Throws for a placeholder that it does not know. */
export function fillTeamsManifest(text: string, values: TeamsPackageValues): string {
  const known: Record<string, string> = { ...values, PUBLIC_HOST: new URL(values.PUBLIC_URL).hostname }
  return text.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = known[name]
    if (value === undefined) throw new Error(`The manifest has an unknown placeholder: ${placeholder}`)
    return value
  })
}

/** What Microsoft's schema, in the version that the manifest names, finds wrong with it. */
export function teamsManifestFaults(manifest: { manifestVersion?: string }): string[] {
  const Ajv = ajvModule.default.default ?? ajvModule.default
  const addFormats = formatsModule.default.default ?? formatsModule.default
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const validate = ajv.compile(readSchema(manifest.manifestVersion ?? ''))
  if (validate(manifest)) return []
  return (validate.errors ?? []).map(
    (error) => `manifests/teams/manifest.json${error.instancePath} ${error.message}`,
  )
}

/** The app package as Teams takes it: the manifest and its icons in a zip, the same bytes every time. */
export function zipTeamsPackage(folder: string, manifest: string): Uint8Array {
  const icons = Object.keys(ICON_SIZES).map((name) => [name, readFileSync(join(folder, name))] as const)
  const files = [['manifest.json', Buffer.from(manifest)] as const, ...icons]
  return zipSync(Object.fromEntries(files.map(([name, data]) => [name, new Uint8Array(data)])), {
    mtime: EPOCH,
    level: 9,
  })
}

/** What is wrong with the icons: Teams takes PNG files of exactly these sizes. */
export function iconFaults(folder: string): string[] {
  return Object.entries(ICON_SIZES).flatMap(([name, size]) => {
    const png = readFileSync(join(folder, name))
    const isRight =
      png.subarray(1, 4).toString() === 'PNG' &&
      png.readUInt32BE(16) === size &&
      png.readUInt32BE(20) === size
    return isRight ? [] : [`manifests/teams/${name} is no PNG of ${size} by ${size} pixels`]
  })
}

function readSchema(version: string): object {
  if (!/^\d+\.\d+$/.test(version)) throw new Error('The manifest names no version of its schema')
  const require = createRequire(import.meta.url)
  const entry = require.resolve('@microsoft/app-manifest')
  const folder = join(
    entry.slice(0, entry.lastIndexOf('app-manifest')),
    'app-manifest',
    'build',
    'json-schemas',
    'teams',
  )
  return JSON.parse(readFileSync(join(folder, `v${version}`, 'MicrosoftTeams.schema.json'), 'utf8')) as object
}
