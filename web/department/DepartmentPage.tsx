import { useRoute } from 'preact-iso'

import { YearPage } from '../dashboard/YearPage.tsx'
import { departmentWords } from '../words/department.ts'
import { NoDepartment } from './DepartmentGaps.tsx'
import { DepartmentView } from './DepartmentView.tsx'

/** One department's plan and where each of its metrics stands. */
export function DepartmentPage() {
  const { params } = useRoute()
  return (
    <YearPage title={departmentWords().name}>
      {({ dashboard, inView }) => {
        const department = dashboard.departments.find(({ id }) => id === params.id)
        if (!department) return <NoDepartment year={dashboard.schoolYear} />
        return <DepartmentView key={department.id} {...{ dashboard, department, inView }} />
      }}
    </YearPage>
  )
}
