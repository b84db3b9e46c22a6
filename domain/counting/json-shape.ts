/** Reading JSON of a known shape; the first thing that is not so is refused in words. */

import { refuse } from './refusal.ts'

/** Reads one value; `at` is where it stands, as in `counting.keys`. */
export type Shape<T> = (given: unknown, at: string) => T

type Members<T> = { [Name in keyof T]-?: Shape<Exclude<T[Name], undefined>> }

export function text(given: unknown, at: string): string {
  if (typeof given === 'string' && given.trim() !== '' && given.length <= 300) return given
  return wrong(at, 'a text of 1 to 300 characters')
}

export function number(given: unknown, at: string): number {
  return typeof given === 'number' && Number.isFinite(given) ? given : wrong(at, 'a number')
}

export function flag(given: unknown, at: string): boolean {
  return typeof given === 'boolean' ? given : wrong(at, 'true or false')
}

/** A text that passes a test. */
export function textThat<T extends string>(
  isSo: (text: string) => text is T,
  words: string,
): Shape<T> {
  return (given, at) => (typeof given === 'string' && isSo(given) ? given : wrong(at, words))
}

/** One of some words. */
export function oneOf<const T extends string>(words: readonly T[]): Shape<T> {
  return (given, at) => words.find((word) => word === given) ?? wrong(at, words.join(', '))
}

/** A list of at least one. */
export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (given, at) => {
    if (!Array.isArray(given) || given.length === 0) return wrong(at, 'a list of at least one')
    const members: unknown[] = given
    return members.map((member, index) => shape(member, `${at}[${index + 1}]`))
  }
}

/** Any names, each with a value. */
export function recordOf<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (given, at) =>
    Object.fromEntries(
      Object.entries(objectOf(given, at)).map(([name, value]) => [
        name,
        shape(value, `${at}.${name}`),
      ]),
    )
}

/** The value, or null. */
export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (given, at) => (given === null ? null : shape(given, at))
}

/** An object with these members and no others; the named ones may be left out. */
export function object<T extends object>(
  members: Members<T>,
  optional: readonly (keyof T)[] = [],
): Shape<T> {
  const names = new Set(Object.keys(members))
  return (given, at) => {
    const value = objectOf(given, at)
    const foreign = Object.keys(value).find((name) => !names.has(name))
    if (foreign !== undefined) {
      refuse(
        'recipe_invalid',
        `The recipe has “${under(at, foreign)}”, which is not known; leave it out, or use one of ${[...names].join(', ')}.`,
      )
    }
    const result: Partial<T> = {}
    for (const name in members) {
      const member = value[name]
      if (member === undefined && optional.includes(name)) continue
      result[name] = members[name](member, under(at, name))
    }
    return whole(result)
  }
}

/** The members of an object. */
export function objectOf(given: unknown, at: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return wrong(at, 'an object')
  return Object.fromEntries(Object.entries(given))
}

/** Refuses a value that is not so. */
export function wrong(at: string, words: string): never {
  refuse(
    'recipe_invalid',
    `In the recipe, ${at === '' ? 'the whole' : `“${at}”`} has to be ${words}.`,
  )
}

function under(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`
}

// Every member that is not optional was read, or refused.
function whole<T extends object>(result: Partial<T>): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return result as T
}
