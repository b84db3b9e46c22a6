/** Files that appear whole or not at all. */

import { existsSync } from 'node:fs'
import { chmod, link, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Does `work` with a folder of this account alone beside a path, and takes it away again. */
export async function withFolderBeside<T>(
  path: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(dirname(path), '.quarterdeck-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Gives a finished file its name, for this account alone, and waits until the disk has both.
 *
 * Gives whether the name was free; what has it is never overwritten.
 */
export async function putInPlace(from: string, to: string): Promise<boolean> {
  await chmod(from, 0o600)
  await flush(from)
  const isThere = await link(from, to).then(
    () => true,
    async (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return false
      // Some disks, those of other machines above all, know no second name.
      if (existsSync(to)) return false
      await rename(from, to)
      return true
    },
  )
  if (isThere) await flush(dirname(to))
  return isThere
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
