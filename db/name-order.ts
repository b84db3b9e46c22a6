/** The order of named things. Databases disagree about names, so it is made here. */

const collator = new Intl.Collator('en', { numeric: true })

/** By name as people expect it: `Écoles` beside `Eagle`, `School 9` before `School 10`. */
export function byName(a: { name: string }, b: { name: string }): number {
  return collator.compare(a.name, b.name) || (a.name < b.name ? -1 : 1)
}

/** By the district's own order, then by name. */
export function byPosition(
  a: { position: number; name: string },
  b: { position: number; name: string },
): number {
  return a.position - b.position || byName(a, b)
}
