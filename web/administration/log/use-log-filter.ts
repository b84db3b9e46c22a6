/** What the log is narrowed to, held in the address. */

import { useLocation } from 'preact-iso'
import { useCallback, useMemo } from 'preact/hooks'

const PARTS = ['actor', 'action', 'department', 'metric', 'from', 'to', 'cursor'] as const
const DAY = /^\d{4}-\d\d-\d\d$/

export type LogPart = (typeof PARTS)[number]
export type LogFilter = Partial<Record<LogPart, string>>

/** The filter in the address, and a setter of one part, which begins at the newest entry again. */
export function useLogFilter(): [
  filter: LogFilter,
  setPart: (part: LogPart, next: string | undefined) => void,
] {
  const { path, query, route } = useLocation()
  const search = new URLSearchParams(query).toString()
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search])
  const setPart = useCallback(
    (part: LogPart, next: string | undefined) => {
      const { cursor: _cursor, [part]: _before, ...rest } = filter
      route(addressOf(path, { ...rest, ...(next !== undefined && { [part]: next }) }), true)
    },
    [filter, path, route],
  )
  return [filter, setPart]
}

/** A path with a filter, its parts in one order. */
export function addressOf(path: string, filter: LogFilter): string {
  const search = new URLSearchParams()
  for (const part of PARTS) if (filter[part] !== undefined) search.set(part, filter[part])
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Whether anything is left out. */
export function isNarrow({ cursor: _cursor, ...narrowing }: LogFilter): boolean {
  return Object.keys(narrowing).length > 0
}

// A day that is half typed, or a page number that somebody made up, narrows nothing.
function readFilter(search: URLSearchParams): LogFilter {
  const filter: LogFilter = {}
  for (const part of PARTS) {
    const text = search.get(part) ?? ''
    const form =
      part === 'cursor' ? /^[1-9]\d{0,14}$/ : part === 'from' || part === 'to' ? DAY : /./
    if (form.test(text)) filter[part] = text
  }
  return filter
}
