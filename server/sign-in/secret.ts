/** The secret that signs the session cookies: given, or made once and kept. */

import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where it is kept, in the data folder. */
export const SECRET_FILE = 'auth-secret'
const BYTES = 48

/** Reads the kept secret, or makes one that only this account of the machine can read. */
export async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, SECRET_FILE)
  const made = randomBytes(BYTES).toString('base64url')
  try {
    await writeFile(path, made, { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const kept = (await readFile(path, 'utf8')).trim()
  if (kept.length >= BYTES) return kept
  throw new Error(`${path} does not hold a whole secret. Delete it: everybody signs in again.`)
}
