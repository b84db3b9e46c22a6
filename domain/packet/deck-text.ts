/** Fitting texts on slides, whose boxes do not grow. What is cut stands whole in the notes. */

/** At most so many characters, ended at a word. */
export function clip(text: string, most: number): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  if (characters.length <= most) return characters.join('')
  const cut = characters.slice(0, most - 1).join('')
  const word = cut.replace(/\s+\S*$/, '')
  return `${(word.length > most / 2 ? word : cut).replace(/[\s,;:.]+$/, '')}…`
}

/** How many lines of so many characters a text takes. */
export function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil(text.length / width))
}

/** In their order, as many together as fit in a budget, one at least. */
export function paged<T>(all: readonly T[], budget: number, weightOf: (one: T) => number): T[][] {
  const pages: T[][] = []
  let left = 0
  for (const one of all) {
    const weight = weightOf(one)
    const page = pages.at(-1)
    if (page && weight <= left) {
      page.push(one)
      left -= weight
    } else {
      pages.push([one])
      left = budget - weight
    }
  }
  return pages
}

/** In their order, at most so many together, and about as many in each. */
export function evenly<T>(all: readonly T[], most: number): T[][] {
  const pages = Math.ceil(all.length / most)
  return Array.from({ length: pages }, (_, at) =>
    all.slice(Math.ceil((at * all.length) / pages), Math.ceil(((at + 1) * all.length) / pages)),
  )
}
