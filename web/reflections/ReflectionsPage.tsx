import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { isLockedFor } from '../../domain/cycle.ts'
import { BASE } from '../api.ts'
import { readCycles } from '../collection/collection.ts'
import type { Cycle, Dashboard, Department } from '../dashboard/dashboard.ts'
import { showMonths, showYear } from '../dashboard/shown.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { YearPage } from '../dashboard/YearPage.tsx'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { NoDepartment } from '../department/DepartmentGaps.tsx'
import { onSameDay } from '../past/past.ts'
import { useApi, useResource } from '../request.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { Filters } from '../shared/form/Filters.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay, useVisit } from '../visit.ts'
import { reflectionWords } from '../words/reflections.ts'
import type { ReflectionList } from './ReflectionPriorities.tsx'
import { ReflectionPriorities } from './ReflectionPriorities.tsx'
import { readReflections } from './reflections.ts'

/** What a department says of its actions after a cycle: `/departments/:id/reflections?cycle=Q2`. */
export function ReflectionsPage() {
  const { params } = useRoute()
  return (
    <YearPage title={reflectionWords().name}>
      {({ dashboard, inView }) => {
        const department = dashboard.departments.find(({ id }) => id === params.id)
        if (!department) return <NoDepartment year={dashboard.schoolYear} />
        return <Reflections key={department.id} {...{ dashboard, department, inView }} />
      }}
    </YearPage>
  )
}

type ReflectionsProps = { dashboard: Dashboard; department: Department; inView: Cycle }

function Reflections({ dashboard, department, inView }: ReflectionsProps) {
  const say = reflectionWords()
  const api = useApi()
  const { asOf, schoolYear } = dashboard
  const place = { cycleId: inView.id, departmentId: department.id }
  const reflections = useResource(`${department.id} ${inView.id} ${asOf ?? ''}`, async (signal) => {
    const items = await readReflections(api, place, asOf, signal)
    return { cycleId: inView.id, items }
  })
  const mayWrite = useMayWrite(schoolYear, place)
  const [told, setTold] = useState('')
  const drafts = useState<ReflectionList['drafts'][0]>(new Map())
  if (department.priorities.length === 0) {
    return (
      <>
        <Head {...{ dashboard, department, inView }} lede={say.lede} />
        <EmptyState title={say.noPlanTitle(showYear(schoolYear))} why={say.noPlanWhy} />
      </>
    )
  }
  return (
    <Await resource={reflections} title={say.name}>
      {({ cycleId, items }) => {
        const written = items.filter(({ version }) => version > 0).length
        return (
          <>
            <Head
              {...{ dashboard, department, inView }}
              lede={`${say.lede} ${say.written(written, items.length)}`}
            />
            <div class="told" aria-live="polite">
              {told !== '' && <Notice look="good">{told}</Notice>}
            </div>
            {(mayWrite === 'late' || mayWrite === 'locked') && (
              <p class="quiet reflection-lock screen-only">{say[mayWrite]}</p>
            )}
            {/* Until the cycle that was chosen is there, the one before stays. */}
            <ReflectionPriorities
              priorities={department.priorities}
              list={{ place: { ...place, cycleId }, items, drafts }}
              mayWrite={mayWrite}
              onChanged={(what) => {
                setTold(what)
                reflections.reload()
              }}
            />
          </>
        )
      }}
    </Await>
  )
}

function Head({ dashboard, department, inView, lede }: ReflectionsProps & { lede: string }) {
  const say = reflectionWords()
  const [, setCycle] = useUrlState('cycle', TEXT_IF_ANY)
  const { schoolYear, cycles } = dashboard
  const own = `/departments/${encodeURIComponent(department.id)}?year=${schoolYear}`
  return (
    <>
      <Breadcrumbs trail={[{ href: onSameDay(own), label: department.name }]} />
      <PageHead
        eyebrow={`${showYear(schoolYear)} · ${department.name}`}
        title={say.title(inView.name)}
        lede={lede}
      >
        <YearPicker year={schoolYear} />
        <ButtonLink look="quiet" href={csvAddress(dashboard, department.id)} download="">
          {say.download}
        </ButtonLink>
      </PageHead>
      <Filters
        legend={say.cycle}
        required
        value={inView.name}
        onChange={(next) => next && setCycle(next)}
        options={cycles.map((cycle) => ({
          value: cycle.name,
          label: `${cycle.name} ${showMonths(cycle)}`,
        }))}
      />
    </>
  )
}

/** The whole year's, as they stand or stood. */
function csvAddress({ schoolYear, asOf }: Dashboard, department: string): string {
  const query = new URLSearchParams({
    year: schoolYear,
    department,
    ...(asOf !== null && { asOf }),
  })
  return `${BASE}/export/reflections.csv?${query}`
}

/** Whether the person may write; `late` with a reason only, since the cycle is closed. */
export type MayWrite = 'yes' | 'late' | 'locked' | 'no'

function useMayWrite(
  year: string,
  { cycleId, departmentId }: { cycleId: string; departmentId: string },
): MayWrite {
  const api = useApi()
  const may = useMay()
  const me = useVisit().me.value
  const isAllowed = may('edit_plan', departmentId)
  const cycles = useResource(isAllowed ? year : null, (signal) => readCycles(api, year, signal))
  const cycle = cycles.value?.find(({ id }) => id === cycleId)
  if (!isAllowed || !cycle) return 'no'
  if (!isLockedFor(cycle, departmentId, me?.today ?? '')) return 'yes'
  return may('close_cycle') ? 'late' : 'locked'
}
