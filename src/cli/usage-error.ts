/** What went wrong, in words for the person at the keyboard. */
export class UsageError extends Error {
  override name = 'UsageError'
}
