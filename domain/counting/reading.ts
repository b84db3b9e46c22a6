/** Reading a file piece by piece, so that the page stays awake and reading can be cancelled. */

/** How a reading is watched and stopped. */
export interface Reading {
  /** Aborting it makes the reading throw its reason. */
  signal?: AbortSignal | undefined
  /** The part that is done, 0 to 1; never smaller than before. */
  onProgress?: ((part: number) => void) | undefined
}

/** Bytes of a piece: some milliseconds of work. */
const PIECE = 256 * 1024
/** Bytes that are asked for at once, at most. Browsers take longer to begin a read than for a piece of it. */
const LONGEST_READ = 16 * PIECE

/** The bytes of a file in order; lets other work in between pieces. */
export async function* piecesOf(
  file: Blob,
  { signal, onProgress }: Reading = {},
): AsyncGenerator<Uint8Array> {
  let length = PIECE
  for (let from = 0; from < file.size; from += length) {
    // What the beginning tells needs no long read.
    length = Math.min(Math.max(from, PIECE), LONGEST_READ)
    const bytes = await bytesOf(file, from, from + length)
    for (let at = 0; at < bytes.length; at += PIECE) {
      await turn()
      signal?.throwIfAborted()
      yield bytes.subarray(at, at + PIECE)
      onProgress?.(Math.min((from + at + PIECE) / file.size, 1))
    }
  }
}

/** Some bytes of a file. */
export async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer())
}

/** The reading of one of several passes over a file. */
export function passOf({ signal, onProgress }: Reading, pass: number, passes: number): Reading {
  return { signal, onProgress: (part) => onProgress?.((pass + part) / passes) }
}

/** Ends when everything that was waiting has had its turn; browsers let a timer wait for longer. */
export function turn(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resume()
    })
    port1.start()
    port2.postMessage(null)
  })
}
