/** State that lives in the address, so that a link to a page is a link to what it shows. */

import { useLocation } from 'preact-iso'
import { useCallback } from 'preact/hooks'

export interface UrlCodec<T> {
  /** The state a parameter's text means; an unknown text means the same as no text. */
  read: (text: string | undefined) => T
  /** Undefined leaves the parameter out. */
  write: (state: T) => string | undefined
}

/** A search parameter as state. A change replaces the address; it is not a step back. */
export function useUrlState<T>(
  name: string,
  codec: UrlCodec<T>,
): [state: T, setState: (next: T) => void] {
  const { path, query, route } = useLocation()
  const setState = useCallback(
    (next: T) => {
      const search = new URLSearchParams(location.search)
      const text = codec.write(next)
      if (text === undefined) search.delete(name)
      else search.set(name, text)
      const rest = search.toString()
      route(rest === '' ? path : `${path}?${rest}`, true)
    },
    [codec, name, path, route],
  )
  return [codec.read(query[name]), setState]
}

/** One of some choices, or undefined when none is chosen. */
export function oneOf<Choice extends string>(
  choices: readonly Choice[],
): UrlCodec<Choice | undefined> {
  return {
    read: (text) => choices.find((choice) => choice === text),
    write: (state) => state,
  }
}

/** Any of some choices, in the order of the choices. */
export function anyOf<Choice extends string>(
  choices: readonly Choice[],
): UrlCodec<readonly Choice[]> {
  return {
    read: (text) => {
      const named = text?.split(',') ?? []
      return choices.filter((choice) => named.includes(choice))
    },
    write: (state) => (state.length > 0 ? state.join(',') : undefined),
  }
}

/** Free text, empty when absent. */
export const SOME_TEXT: UrlCodec<string> = {
  read: (text) => text ?? '',
  write: (state) => (state === '' ? undefined : state),
}
