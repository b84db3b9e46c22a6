import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'

import type { Right } from '../../domain/access.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { Button } from '../shared/form/Button.tsx'
import { formatDate } from '../shared/format.ts'
import type { Me, Visit } from '../visit.ts'
import { useVisit, VisitContext } from '../visit.ts'
import { pastWords } from '../words/past.ts'
import { useSeenOn } from './past.ts'
import { PastPicker } from './PastPicker.tsx'

/**
 * Around a page that can be seen as of an earlier day: says when it is, offers nothing there that
 * would change today, and ends with the choice of a day.
 */
export function LookingBack({ children }: { children: ComponentChildren }) {
  const visit = useVisit()
  const [seenOn, setSeenOn] = useSeenOn()
  const notice = useFocusOnOtherDay(seenOn)
  const isPast = seenOn !== undefined
  const shown = useMemo(() => (isPast ? onlyReading(visit) : visit), [visit, isPast])
  const me = visit.me.value
  const say = pastWords()
  return (
    <>
      {seenOn && (
        <div class="looking-back" ref={notice} tabIndex={-1}>
          <p>{say.notice(formatDate(seenOn))}</p>
          <Button look="quiet" onClick={() => setSeenOn(undefined)}>
            {say.now}
          </Button>
        </div>
      )}
      <VisitContext.Provider value={shown}>{children}</VisitContext.Provider>
      {me && <PastPicker key={seenOn} today={me.today} seenOn={seenOn} onSeenOn={setSeenOn} />}
    </>
  )
}

/** The day was chosen below the page or left above it: either way one reads on from its top. */
function useFocusOnOtherDay(seenOn: CalendarDate | undefined) {
  const notice = useRef<HTMLDivElement>(null)
  const before = useRef(seenOn)
  useEffect(() => {
    if (before.current === seenOn) return
    before.current = seenOn
    const top = notice.current ?? document.querySelector('main')
    top?.focus()
  }, [seenOn])
  return notice
}

/** A visit of somebody without the rights to change anything. */
function onlyReading(visit: Visit): Visit {
  const { me } = visit
  return { ...visit, me: { ...me, value: me.value && withoutWriting(me.value) } }
}

function withoutWriting(me: Me): Me {
  return { ...me, rights: me.rights.filter((right) => READING.has(right)) }
}

const READING: ReadonlySet<Right> = new Set([
  'public',
  'read',
  'read_district',
  'see_small_groups',
  'read_log',
])
