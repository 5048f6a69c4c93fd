import type { StoreClient, StoreTransaction } from './client.ts'

/** Thrown inside `undoable` to take the transaction back and answer with an expected outcome. */
export class Undone<T extends string> extends Error {
  override name = 'Undone'
  readonly outcome: T
  constructor(outcome: T) {
    super(`Undone: ${outcome}`)
    this.outcome = outcome
  }
}

/** Runs a transaction; `Undone` takes it back and becomes its result, all other faults are thrown on. */
export async function undoable<T extends string>(
  prisma: StoreClient,
  run: (tx: StoreTransaction) => Promise<T>,
): Promise<T> {
  try {
    return await prisma.$transaction(run)
  } catch (error) {
    if (error instanceof Undone) return error.outcome as T
    throw error
  }
}
