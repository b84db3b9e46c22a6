import type { Status } from '../../../domain/status.ts'
import { dashboardWords } from '../../words/dashboard.ts'
import { StatusMark } from './StatusMark.tsx'

/** The marks that a page uses, and under a disclosure what each means. */
export function StatusLegend({ statuses }: { statuses: readonly Status[] }) {
  const say = dashboardWords()
  return (
    <details class="legend">
      <summary>
        <span class="hidden">{say.meanings}: </span>
        {statuses.map((status) => (
          <StatusMark key={status} status={status} />
        ))}
        <span class="legend-more" aria-hidden="true">
          {say.meanings}
        </span>
      </summary>
      <dl>
        {statuses.map((status) => (
          <div key={status}>
            <dt>
              <StatusMark status={status} />
            </dt>
            <dd>{say.meaning[status]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
