import type { ComponentChildren } from 'preact'

import { Button } from '../../shared/form/Button.tsx'
import { importWords } from '../../words/plan-import.ts'
import type { Reading } from '../reading.ts'
import { useComparing, VIEWS } from './comparing.ts'
import { countsOf } from './counts.ts'

export type CompareBarProps = {
  reading: Reading
  /** The way to accept. */
  children: ComponentChildren
}

/** What was read in numbers, the walk through the doubts, and on a phone what to look at. */
export function CompareBar({ reading, children }: CompareBarProps) {
  const say = importWords().compare
  const { doubts } = useComparing()
  return (
    <div class="compare-bar">
      <p class="compare-counts">
        {say.counts(countsOf(reading.plan))}; <b>{say.doubtCount(doubts.length)}</b>;{' '}
        {say.unreadCount(reading.unread.length)}
      </p>
      {doubts.length > 0 && <Walk />}
      {children}
      <Views />
    </div>
  )
}

function Walk() {
  const say = importWords().compare
  const { doubts, place, doubtBeside, goToDoubt } = useComparing()
  return (
    <fieldset class="walk" aria-label={say.walk}>
      <Button look="plain" aria-keyshortcuts="p" onClick={() => goToDoubt(doubtBeside(-1))}>
        {say.previous} <kbd>p</kbd>
      </Button>
      <output class="walk-place">
        {place.doubt === undefined
          ? say.doubtCount(doubts.length)
          : say.position(place.doubt, doubts.length)}
      </output>
      <Button look="plain" aria-keyshortcuts="n" onClick={() => goToDoubt(doubtBeside(1))}>
        {say.next} <kbd>n</kbd>
      </Button>
    </fieldset>
  )
}

function Views() {
  const say = importWords().compare
  const { view, show, doubts } = useComparing()
  const names = { text: say.text, plan: say.plan, doubts: `${say.doubts} (${doubts.length})` }
  return (
    <fieldset class="views" aria-label={say.views}>
      {VIEWS.map((each) => (
        <button key={each} type="button" aria-pressed={view === each} onClick={() => show(each)}>
          {names[each]}
        </button>
      ))}
    </fieldset>
  )
}
