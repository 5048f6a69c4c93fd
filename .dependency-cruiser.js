/** The one rule of direction: domain <- stance <- views <- ports <- use-cases | platforms | store | jobs | web <- app <- main. */
const EDGES = ['platforms', 'store', 'jobs', 'web']
const only = (name, packages, folder) => ({
  name: `${name}-only-in-${folder.replaceAll('/', '-')}`,
  severity: 'error',
  from: { path: '^(src|scripts|bench)/', pathNot: `^(src/${folder}/|scripts/schema-diff)` },
  to: { path: `node_modules/(${packages})/` },
})
const notTo = (from, to, comment) => ({
  name: `${from}-stands-left`,
  comment,
  severity: 'error',
  from: { path: `^src/${from}(/|\\.ts$)` },
  to: { path: `^src/(${to})(/|\\.ts$)` },
})
const RIGHT = 'app|main|cli|config|clock|playground-time'

export default {
  forbidden: [
    notTo(
      'domain',
      `stance|views|library|(store-)?ports|use-cases|${EDGES.join('|')}|${RIGHT}`,
      'The domain is pure.',
    ),
    notTo(
      'stance',
      `views|library|(store-)?ports|use-cases|${EDGES.join('|')}|${RIGHT}`,
      'The reader of stance is pure.',
    ),
    notTo('library', `stance|views|ports|use-cases|${EDGES.join('|')}|${RIGHT}`, 'Templates are data.'),
    notTo('views', `library|(store-)?ports|use-cases|${EDGES.join('|')}|${RIGHT}`, 'Views know no platform.'),
    notTo(
      '(store-)?ports',
      `library|use-cases|${EDGES.join('|')}|${RIGHT}`,
      'Ports are what use-cases need.',
    ),
    notTo('use-cases', `${EDGES.join('|')}|${RIGHT}`, 'Use-cases meet the edges in app.ts only.'),
    ...EDGES.map((edge) =>
      notTo(
        edge,
        ['use-cases', 'library', ...EDGES.filter((other) => other !== edge), RIGHT].join('|'),
        'The edges stand on ports and never import each other.',
      ),
    ),
    {
      name: 'platforms-do-not-meet',
      severity: 'error',
      from: { path: '^src/platforms/([^/]+)/' },
      to: { path: '^src/platforms/([^/]+)/', pathNot: '^src/platforms/$1/' },
    },
    only('bolt', '@slack/(bolt|web-api|types|logger)', 'platforms/slack'),
    only('botbuilder', 'botbuilder|botframework-[a-z]+', 'platforms/teams'),
    only('prisma', '@prisma/[a-z-]+|pglite-prisma-adapter|pg|@electric-sql/pglite', 'store'),
    only('jobs', 'pg-boss|node-cron', 'jobs'),
    only('natural', 'natural', 'stance'),
    only('chrono', 'chrono-node', 'domain'),
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: 'src/store/generated' },
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src/store/generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
