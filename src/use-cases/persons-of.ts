import type { Deps } from './deps.ts'

/** Who is behind each member: one person may have an account on two platforms, found by the address. */
export async function personsOf(
  deps: Pick<Deps, 'stores'>,
  memberIds: readonly string[],
): Promise<(memberId: string) => string> {
  const members = await deps.stores.members.list([...new Set(memberIds)])
  const emails = new Map(members.map(({ id, email }) => [id, email?.toLowerCase()]))
  return (memberId) => emails.get(memberId) ?? memberId
}
