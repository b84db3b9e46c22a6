/** Keeps the open room in this browser, so that it can be opened again without a network. */

import { useEffect } from 'preact/hooks'

import type { KeepAsked } from './kept-room.ts'
// A file that the build makes: its address is what it exports.
// oxlint-disable-next-line import/default
import workerAddress from './room-worker.ts?worker&url'

/** The worker answers below this only. */
const SCOPE = '/meetings/'

/** A browser without service workers keeps the room as long as its tab is open. */
export function useKeptRoom(isOpen: boolean): void {
  useEffect(() => {
    if (isOpen && 'serviceWorker' in navigator) void keep().catch(() => undefined)
  }, [isOpen])
}

async function keep(): Promise<void> {
  await navigator.serviceWorker.register(workerAddress, { scope: SCOPE, type: 'module' })
  const { active } = await navigator.serviceWorker.ready
  const asked: KeepAsked = { keep: addressesOfPage() }
  // A worker has no origin to be named: it is this page's own.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  active?.postMessage(asked)
}

/** The page itself, its scripts, styles and letters, and what it has read. */
function addressesOfPage(): string[] {
  const own = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && isOfPage(pathname))
    .map(({ href }) => href)
  return [location.href, ...new Set(own)]
}

function isOfPage(path: string): boolean {
  return path.startsWith('/assets/') || path.startsWith('/api/v1/')
}
