/** Answers kept in memory under a tag that changes when they would. */

const MOST_BODIES = 64

/**
 * Keeps the newest bodies. A tag must hold everything that decides the body:
 * what was asked, what the asker may see, and the version of the record.
 */
export function createKeptBodies() {
  const bodies = new Map<string, string>()
  return {
    async get(tag: string, make: () => Promise<string | undefined>): Promise<string | undefined> {
      const held = bodies.get(tag)
      if (held !== undefined) {
        bodies.delete(tag)
        bodies.set(tag, held)
        return held
      }
      const made = await make()
      if (made === undefined) return undefined
      bodies.set(tag, made)
      const [oldest] = bodies.keys()
      if (bodies.size > MOST_BODIES && oldest !== undefined) bodies.delete(oldest)
      return made
    },
  }
}
