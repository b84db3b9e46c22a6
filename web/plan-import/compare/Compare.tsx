import { useRef } from 'preact/hooks'

import { showYear } from '../../dashboard/shown.ts'
import { Button } from '../../shared/form/Button.tsx'
import { SOME_TEXT, useUrlState } from '../../shared/form/use-url-state.ts'
import { PageHead } from '../../shared/page/PageHead.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { StepTrail } from '../../shared/page/StepTrail.tsx'
import { importWords } from '../../words/plan-import.ts'
import { PlacePart } from '../PlacePart.tsx'
import type { Read } from '../use-import.ts'
import { usePlace } from '../use-place.ts'
import { useStore } from '../use-store.ts'
import { CompareBar } from './CompareBar.tsx'
import { ComparingContext, useComparison } from './comparing.ts'
import { DoubtList } from './DoubtList.tsx'
import { PlanPane } from './PlanPane.tsx'
import { StoreButton } from './StoreButton.tsx'
import { TextPane } from './TextPane.tsx'
import { useWalk } from './use-walk.ts'

export type CompareProps = {
  read: Read
  /** Back to the text. */
  onReopen: () => void
}

/** The text and what it became, side by side, until it is accepted. */
export function Compare({ read, onReopen }: CompareProps) {
  const say = importWords()
  const { source, reading } = read
  const { plan } = reading
  const [year] = useUrlState('year', SOME_TEXT)
  const [department] = useUrlState('department', SOME_TEXT)
  const place = usePlace(reading, {
    year: year === '' ? undefined : year,
    department: department === '' ? undefined : department,
  })
  const storing = useStore(read, place)
  const comparing = useComparison(reading)
  const region = useRef<HTMLDivElement>(null)
  useWalk(comparing, region)
  const name = plan.department.name ?? reading.suggestedName ?? say.compare.unnamed
  const title = plan.schoolYear === null ? name : `${name}, ${showYear(plan.schoolYear)}`
  return (
    <ComparingContext.Provider value={comparing}>
      <PageHead eyebrow={say.compare.eyebrow} title={title} lede={say.compare.lede}>
        <Button look="plain" onClick={onReopen}>
          {say.compare.back}
        </Button>
      </PageHead>
      <StepTrail steps={importWords().source.steps} at={1} />
      <PlacePart reading={reading} place={place} />
      {storing.refusal && <Problem problem={storing.refusal.problem} />}
      <div ref={region} class={`compare show-${comparing.view}`}>
        <CompareBar reading={reading}>
          <StoreButton storing={storing} place={place} origin={source.origin} />
        </CompareBar>
        <DoubtList />
        <div class="panes">
          <TextPane text={source.text} reading={reading} />
          <PlanPane reading={reading} />
        </div>
      </div>
    </ComparingContext.Provider>
  )
}
