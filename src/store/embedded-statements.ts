import type { messages, PGlite, QueryOptions, Results, Transaction } from '@electric-sql/pglite'

/** A statement that the database has parsed and keeps under a name. */
interface Prepared {
  name: string
  parameterTypes: number[]
  /** What PGlite's own reader of results wants to see before the rows. */
  head: messages.BackendMessage[]
  uses: number
}

/** Statements kept at most, the latest used. */
const MOST_KEPT = 400

/** After so many uses a statement is parsed anew: the plan that was made for a small table is poor for a large one. */
const MOST_USES = 200

/** What may change the columns or types of a statement that was parsed before. */
const CHANGES_TABLES = /\b(ALTER|CREATE|DROP|DISCARD|DEALLOCATE)\b/i

/**
 * Lets an embedded database parse each statement once, and answer it in one go. PGlite by itself parses and describes
 * it anew at every call, in six steps that each go into WebAssembly and back: `npm run bench -- statements` prints both.
 * Results, errors and locks stay PGlite's own, but for one: an error does not carry the statement's values.
 */
export async function keepStatements(db: PGlite): Promise<void> {
  const { run, forget } = await openSession(db)
  const forgetting =
    (exec: PGlite['exec']): PGlite['exec'] =>
    async (script, options) => {
      if (CHANGES_TABLES.test(script)) await forget()
      return exec(script, options)
    }
  const transaction = db.transaction.bind(db)
  Object.assign(db, {
    exec: forgetting(db.exec.bind(db)),
    query: <R>(text: string, values?: unknown[], options?: QueryOptions) =>
      db._runExclusiveTransaction(async () => {
        const result = await run<R>(text, values, options)
        await db.syncToFs()
        return result
      }),
    transaction: <T>(callback: (tx: Transaction) => Promise<T>) =>
      transaction((tx) => {
        tx.exec = forgetting(tx.exec)
        tx.query = async <R>(text: string, values?: unknown[], options?: QueryOptions) => {
          if (tx.closed) throw new Error('Transaction is closed')
          return run<R>(text, values, options)
        }
        return callback(tx)
      }),
  })
}

async function openSession(db: PGlite) {
  const { parse: results, protocol } = await import('@electric-sql/pglite')
  const { bind, close, describe, execute, parse, sync } = protocol.serialize
  const kept = new Map<string, Prepared>()
  let named = 0

  const send = (...parts: Uint8Array[]) =>
    db.execProtocolStream(Buffer.concat([...parts, sync()]), { syncToFs: false })

  const drop = (statements: readonly Prepared[]) =>
    send(...statements.map(({ name }) => close({ type: 'S', name })))

  const parsed = async (text: string): Promise<Prepared> => {
    named += 1
    const name = `kept_${named}`
    const answer = await send(parse({ name, text }), describe({ type: 'S', name }))
    return {
      name,
      parameterTypes: results.parseDescribeStatementResults(answer),
      head: answer.filter((message) => message.name === 'rowDescription'),
      uses: 0,
    }
  }

  const prepared = async (text: string): Promise<Prepared> => {
    const known = kept.get(text)
    const isWorn = known !== undefined && known.uses >= MOST_USES
    const statement = known && !isWorn ? known : await parsed(text)
    statement.uses += 1
    // Put in anew at its end: the first in the map is the one that was not used for longest.
    kept.delete(text)
    kept.set(text, statement)
    const [oldest] = kept
    const isFull = oldest !== undefined && kept.size > MOST_KEPT
    if (isFull) kept.delete(oldest[0])
    const gone = [...(isWorn ? [known] : []), ...(isFull ? [oldest[1]] : [])]
    if (gone.length > 0) await drop(gone)
    return statement
  }

  const run = <R>(text: string, values: readonly unknown[] = [], options?: QueryOptions) =>
    db._runExclusiveQuery(async () => {
      const { name, parameterTypes, head } = await prepared(text)
      const bound = values.map((value, at) => inWords(value, db.serializers[parameterTypes[at] as number]))
      const answer = await send(bind({ statement: name, values: bound }), execute())
      return results.parseResults([...head, ...answer], db.parsers, options)[0] as Results<R>
    })

  const forget = () =>
    db._runExclusiveQuery(async () => {
      const all = [...kept.values()]
      kept.clear()
      await drop(all)
    })
  return { run, forget }
}

/** A value as PostgreSQL reads it. */
function inWords(value: unknown, serialize: ((value: unknown) => string) | undefined): string | null {
  if (value === null || value === undefined) return null
  return serialize ? serialize(value) : String(value)
}
