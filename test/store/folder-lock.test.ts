import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { FolderInUseError, lockFolder } from '../../src/store/folder-lock.ts'

describe('the lock of a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Leaves the lock as a killed process does. */
  const leaveStaleLock = (): void => {
    const script =
      'require("net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))'
    spawnSync(process.execPath, ['-e', script, join(folder, 'in-use.sock')])
    expect(existsSync(join(folder, 'in-use.sock'))).toBe(true)
  }

  it('is given once, and again after its release', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError)
    await lock.release()
    await lock.release()
    await (await lockFolder(folder)).release()
  })

  it('is taken over from a dead process by one of many that come at once', async () => {
    leaveStaleLock()
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)))
    const given = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(given).toHaveLength(1)
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError)
    for (const lock of given) await lock.release()
  })

  it('works where the path is longer than a socket may have', async () => {
    const deep = join(folder, 'd'.repeat(60), 'e'.repeat(60))
    mkdirSync(deep, { recursive: true })
    const lock = await lockFolder(deep)
    await expect(lockFolder(deep)).rejects.toThrow(FolderInUseError)
    await lock.release()
  })

  it('does not hide that a folder cannot be locked', async () => {
    await expect(lockFolder(join(folder, 'absent'))).rejects.toThrow('Cannot lock')
  })
})
