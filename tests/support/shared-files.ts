/** Files with known facts, kept beside the repository and never in it. */

import { existsSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../../shared/data/', import.meta.url)

/** Whether the folder is beside this repository. */
export const sharedFilesPresent = existsSync(FOLDER)

/** Whether one file is there. */
export function hasSharedFile(path: string): boolean {
  return existsSync(new URL(path.split('/').map(encodeURIComponent).join('/'), FOLDER))
}

/** The bytes of a file. */
export function sharedFile(path: string): Blob {
  return new Blob([
    readFileSync(new URL(path.split('/').map(encodeURIComponent).join('/'), FOLDER)),
  ])
}

/** The JSON of a file. */
export function sharedJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8'))
}
