/** The rooms of docs/architecture.md as rules, checked on the compiled files, where type-only imports are gone. */
const room = (name) => `^dist/src/${name}/`;
const only = (name, allowed, comment) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment,
  from: { path: room(name) },
  to: { path: '^dist/(src|providers)/', pathNot: [name, 'base', ...allowed].map(room) },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('base', [], 'The base stands on nothing of ours.'),
    only('law', [], 'Law is pure.'),
    only('catalog', ['law'], 'The catalog knows providers and law.'),
    only('navigator', ['law', 'catalog'], 'A plan is made of answers, law and catalog.'),
    only('intake', ['law', 'catalog'], 'A report is bytes or text; what it holds is told without a database.'),
    only('letters', ['law', 'catalog', 'navigator'], 'Letters are made of plan steps and facts.'),
    only('returns', ['catalog'], 'Readers know no database.'),
    only('analysis', ['returns', 'catalog', 'law'], 'Analysis works on records, wherever they are kept.'),
    only('store', [], 'The store keeps what it is given.'),
    only('safeguards', ['store'], 'Safeguards stand on the store.'),
    only('jobs', ['desk', 'returns', 'store'], 'Jobs run the work of the desk.'),
    only('desk', ['law', 'catalog', 'intake', 'navigator', 'letters', 'returns', 'analysis', 'store', 'safeguards', 'jobs'], 'The desk is the service behind the doors.'),
    {
      name: 'sql-in-the-store-only',
      severity: 'error',
      comment: 'The only room that knows SQL.',
      from: { path: '^dist/src/', pathNot: room('store') },
      to: { path: 'node_modules/(knex|sqlite3|@duckdb|parquet-wasm|apache-arrow)/' },
    },
    {
      name: 'no-door-is-imported',
      severity: 'error',
      from: { path: '^dist/src/', pathNot: ['web', 'api', 'cli'].map(room) },
      to: { path: ['web', 'api', 'cli'].map(room) },
    },
    {
      name: 'readers-know-the-contract-only',
      severity: 'error',
      from: { path: '^dist/providers/' },
      to: { path: '^dist/src/', pathNot: ['returns', 'base'].map(room) },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/tests/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
