/** The name of the browser's store in which a room is kept for when there is no network. */
export const KEPT_ROOM = 'quarterdeck.room'

/** What the page asks its worker to keep. */
export interface KeepAsked {
  keep: string[]
}

/** Forgets every room that is kept: whoever signs out leaves nothing behind. */
export async function forgetRooms(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(KEPT_ROOM)
}
