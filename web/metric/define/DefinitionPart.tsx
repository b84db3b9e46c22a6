import { useState } from 'preact/hooks'

import { Button } from '../../shared/form/Button.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { metricWords } from '../../words/metric.ts'
import type { Series } from '../series.ts'
import { DefinitionForm } from './DefinitionForm.tsx'

export type DefinitionPartProps = {
  series: Series
  /** Whether the person may change the plan. */
  mayDefine: boolean
  /** Says what was stored. */
  onChanged: (what: string) => void
}

/** What the plan leaves unsaid, and the form that says it. */
export function DefinitionPart({ series, mayDefine, onChanged }: DefinitionPartProps) {
  const say = metricWords()
  const [open, setOpen] = useState(false)
  const { lacks, kind } = series.metric
  return (
    <section class="define-part screen-only" aria-label={say.define.title}>
      {lacks.length > 0 && (
        <Notice
          look={kind === null ? 'warning' : 'note'}
          title={kind === null ? say.define.lacksTitle : say.define.lacks}
        >
          {lacks.map(({ code, message }) => (
            <span key={code} class="gap">
              {message}
            </span>
          ))}
        </Notice>
      )}
      {mayDefine && !open && (
        <Button look={kind === null ? 'primary' : 'quiet'} onClick={() => setOpen(true)}>
          {kind === null ? say.define.open : say.made.change}
        </Button>
      )}
      {open && (
        <DefinitionForm
          series={series}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false)
            onChanged(say.define.saved)
          }}
        />
      )}
    </section>
  )
}
