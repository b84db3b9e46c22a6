import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import type { CalendarDate } from '../../domain/calendar.ts'
import type { Api } from '../api.ts'
import type { Cycle, Cycles } from '../collection/collection.ts'
import { readCycles } from '../collection/collection.ts'
import { showYear } from '../dashboard/shown.ts'
import { useYear } from '../dashboard/use-dashboard.ts'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { LookingBack } from '../past/LookingBack.tsx'
import { queryOf, useSeenOn } from '../past/past.ts'
import { useApi, useResource } from '../request.ts'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useVisit } from '../visit.ts'
import { collectionWords } from '../words/collection.ts'
import { CloseCycleDialog } from './CloseCycleDialog.tsx'
import { CyclesTable } from './CyclesTable.tsx'
import { ReopenDialog } from './ReopenDialog.tsx'

export interface YearOfCycles {
  cycles: Cycles
  departments: { id: string; name: string }[]
}

/** The cycles of a year: which are closed, by whom and why, and who is let in again: `/cycles`. */
export function CyclesPage() {
  const { collection, cycles: say } = collectionWords()
  const api = useApi()
  const [year] = useYear()
  const [seenOn] = useSeenOn()
  const content = useResource(year && `${year} ${seenOn ?? ''}`, (signal) =>
    readYear(api, { year: year ?? '', seenOn }, signal),
  )
  if (useVisit().years.value?.length === 0) {
    return (
      <>
        <PageHead title={say.name} />
        <EmptyState title={collection.nothing} why={collection.nothingWhy} />
      </>
    )
  }
  return (
    <LookingBack>
      <Await resource={content} title={say.name}>
        {(value) => <Board {...value} year={year ?? ''} onChanged={content.reload} />}
      </Await>
    </LookingBack>
  )
}

type Doing = { kind: 'close' | 'reopen'; cycle: Cycle }

function Board(props: YearOfCycles & { year: string; onChanged: () => void }) {
  const { cycles, departments, year, onChanged } = props
  const say = collectionWords().cycles
  const [doing, setDoing] = useState<Doing>()
  const [told, setTold] = useState('')
  const close = () => setDoing(undefined)
  const tell = (what: string) => {
    setTold(what)
    close()
    onChanged()
  }
  return (
    <>
      <PageHead title={say.title(showYear(year))} lede={say.lede}>
        <YearPicker year={year} />
      </PageHead>
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
      <CyclesTable
        cycles={cycles}
        departments={departments}
        year={year}
        onClose={(cycle) => setDoing({ kind: 'close', cycle })}
        onReopen={(cycle) => setDoing({ kind: 'reopen', cycle })}
      />
      {doing?.kind === 'close' && (
        <CloseCycleDialog cycle={doing.cycle} onClose={close} onDone={tell} />
      )}
      {doing?.kind === 'reopen' && (
        <ReopenDialog {...{ departments }} cycle={doing.cycle} onClose={close} onDone={tell} />
      )}
    </>
  )
}

interface Asked {
  year: string
  seenOn: CalendarDate | undefined
}

async function readYear(
  api: Api,
  { year, seenOn }: Asked,
  signal: AbortSignal,
): Promise<YearOfCycles> {
  const then = await queryOf(api, seenOn, signal)
  const query = { limit: '500', ...then }
  const [cycles, departments] = await Promise.all([
    readCycles(api, year, signal, then),
    parseResponse(api.departments.$get({ query }, { init: { signal } })),
  ])
  return { cycles, departments: departments.items }
}
