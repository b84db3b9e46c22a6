/** The overview's filters, held in the address. */

import { useEffect, useMemo, useState } from 'preact/hooks'

import { STATUSES } from '../../domain/status.ts'
import type { Filter } from '../dashboard/filter.ts'
import { SHOWN } from '../dashboard/filter.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { oneOf, SOME_TEXT, useUrlState } from '../shared/form/use-url-state.ts'

/** In milliseconds. Browsers limit how often an address may change. */
const TYPED_FOR = 250

const SHOWN_CODEC = oneOf(SHOWN)
const STATUS_CODEC = oneOf(STATUSES)

export type FilterState = ReturnType<typeof useFilter>

/** The filter in the address, and a setter for each of its parts. */
export function useFilter() {
  const [department, setDepartment] = useUrlState('department', TEXT_IF_ANY)
  const [status, setStatus] = useUrlState('status', STATUS_CODEC)
  const [source, setSource] = useUrlState('source', TEXT_IF_ANY)
  const [goal, setGoal] = useUrlState('goal', TEXT_IF_ANY)
  const [show, setShow] = useUrlState('show', SHOWN_CODEC)
  const [find, setFind] = useTypedState('find')
  const filter = useMemo(
    (): Filter => ({ department, status, source, goal, show, find }),
    [department, status, source, goal, show, find],
  )
  return { filter, setDepartment, setStatus, setSource, setGoal, setShow, setFind }
}

/** Text that shows at once and reaches the address when the typing rests. */
function useTypedState(name: string): [text: string, setText: (next: string) => void] {
  const [written, write] = useUrlState(name, SOME_TEXT)
  const [typed, setTyped] = useState<string>()
  useEffect(() => {
    if (typed === undefined) return undefined
    const timer = setTimeout(() => {
      write(typed)
      setTyped(undefined)
    }, TYPED_FOR)
    return () => clearTimeout(timer)
  }, [typed, write])
  return [typed ?? written, setTyped]
}
