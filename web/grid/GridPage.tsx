import { showMonths, showYear } from '../dashboard/shown.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import type { Loaded } from '../dashboard/YearPage.tsx'
import { YearPage } from '../dashboard/YearPage.tsx'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { onSameDay } from '../past/past.ts'
import { CopyLink } from '../shared/form/CopyLink.tsx'
import { Filters } from '../shared/form/Filters.tsx'
import { Picker } from '../shared/form/Picker.tsx'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { Await } from '../shared/page/Await.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { gridWords } from '../words/grid.ts'
import { GridView } from './GridView.tsx'
import { useGrid } from './use-grid.ts'

/** Status and change of a cycle: `/grid?year=2022-23&cycle=Q2&department=data-and-research`. */
export function GridPage() {
  return <YearPage title={gridWords().name}>{(loaded) => <GridOfYear {...loaded} />}</YearPage>
}

function GridOfYear({ dashboard, inView }: Loaded) {
  const say = gridWords()
  const { schoolYear, departments, cycles } = dashboard
  const [department, setDepartment] = useUrlState('department', TEXT_IF_ANY)
  const [, setCycle] = useUrlState('cycle', TEXT_IF_ANY)
  const grid = useGrid(schoolYear, inView.name, department, dashboard.asOf)
  const chosen = departments.find(({ id }) => id === department)
  const overview = onSameDay(`/overview?year=${schoolYear}&cycle=${inView.name}`)
  return (
    <>
      <Breadcrumbs trail={[{ href: overview, label: say.overview }]} />
      <PageHead
        title={say.title(inView.name, showYear(schoolYear))}
        lede={chosen ? `${say.lede} ${say.of(chosen.name)}` : say.lede}
      >
        <YearPicker year={schoolYear} />
        <CopyLink pinned={{ year: schoolYear, cycle: inView.name }} />
      </PageHead>
      <div class="department-bar">
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
        <Picker
          label={say.department}
          all={say.allDepartments}
          value={department}
          onPick={setDepartment}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <Await resource={grid} title={say.name}>
        {(value) => <GridView grid={value} />}
      </Await>
    </>
  )
}
