/** One project per kind of test: `unit` needs nothing, `postgres` a server, `browser` a Chromium. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
    '^.+\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
}

const builds = { globalSetup: '<rootDir>/test/support/build-once.mjs' }

export default {
  projects: [
    {
      ...shared,
      ...builds,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.postgres\\.test\\.ts$', '\\.browser\\.test\\.ts$'],
    },
    { ...shared, displayName: 'postgres', testMatch: ['<rootDir>/test/**/*.postgres.test.ts'] },
    { ...shared, ...builds, displayName: 'browser', testMatch: ['<rootDir>/test/**/*.browser.test.ts'] },
  ],
  // On a busy machine a process takes long to start: the limit is for what hangs.
  // Many tests wait for a process of the service: on two cores a second worker uses that time.
  maxWorkers: '100%',
  testTimeout: 120_000,
}
