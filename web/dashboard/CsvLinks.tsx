import { BASE } from '../api.ts'
import { departmentWords } from '../words/department.ts'

export type CsvLinksProps = {
  /** `2022-23` */
  year: string
  /** A department's id; absent, the whole district. */
  department?: string | undefined
  /** A moment, to have them as they stood; null is now. */
  asOf: string | null
}

/** The three live exports of what the page shows. */
export function CsvLinks({ year, department, asOf }: CsvLinksProps) {
  const say = departmentWords()
  const query = new URLSearchParams({
    year,
    ...(department !== undefined && { department }),
    ...(asOf !== null && { asOf }),
  })
  const files = { progress: say.progress, observations: say.observations, metrics: say.metrics }
  return (
    <span>
      {say.downloads}:{' '}
      {Object.entries(files).map(([file, label], index) => (
        <span key={file}>
          {index > 0 && ', '}
          <a href={`${BASE}/export/${file}.csv?${query}`} download>
            {label}
          </a>
        </span>
      ))}
    </span>
  )
}
