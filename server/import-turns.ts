/** So many imports run at a time; the others wait for their turn before their file is read. */

export interface ImportTurns {
  /** Gives what ends the turn; undefined when too many wait already. */
  take: () => Promise<(() => void) | undefined>
}

const AT_A_TIME = 2
const MOST_WAITING = 50

export function createImportTurns(): ImportTurns {
  const waiting: (() => void)[] = []
  let running = 0
  const end = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  return {
    take: async () => {
      if (running < AT_A_TIME) {
        running += 1
        return end
      }
      if (waiting.length >= MOST_WAITING) return undefined
      await new Promise<void>((turn) => waiting.push(turn))
      return end
    },
  }
}
