import { useEffect, useRef, useState } from 'preact/hooks'

import { betterOf } from '../../../domain/grid-check.ts'
import { BETTER } from '../../../domain/status-grid.ts'
import type { MetricGridBody } from '../../api.ts'
import { useApi } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { SelectField, TextAreaField } from '../../shared/form/fields.tsx'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { gridWords } from '../../words/grid.ts'
import type { Series } from '../series.ts'
import { ColourFields } from './ColourFields.tsx'
import { CutFields } from './CutFields.tsx'
import type { GridFields } from './grid-draft.ts'
import { fieldsOfGrid, gridMessages, toDefinition } from './grid-draft.ts'
import { saveGrid } from './save-grid.ts'

export type GridFormProps = {
  series: Series
  grid: MetricGridBody
  onClose: () => void
  /** Says what was stored. */
  onSaved: (what: string) => void
}

/** Setting the cut points and colours of a metric. What is typed stays until it is saved. */
export function GridForm({ series, grid, onClose, onSaved }: GridFormProps) {
  const say = gridWords().form
  const api = useApi()
  const { metric } = series
  const form = useRef<HTMLFormElement>(null)
  const [fields, setFields] = useState(() => fieldsOfGrid(grid))
  const [refused, setRefused] = useState<ProblemDetails>()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), [])

  const set = (next: Partial<GridFields>) => setFields((before) => ({ ...before, ...next }))
  const messages = gridMessages(fields, metric)
  const whyMissing = series.observations.length > 0 && fields.reason.trim() === ''
  const send = async (definition: ReturnType<typeof toDefinition> | null, told: string) => {
    setTried(true)
    if ((definition && Object.keys(messages).length > 0) || whyMissing || busy) return
    setBusy(true)
    const problem = await saveGrid(api, grid, definition, fields.reason)
    setBusy(false)
    setRefused(problem)
    if (!problem) onSaved(told)
  }
  const parts = { fields, set, messages, metric }
  return (
    <form
      ref={form}
      class="definition grid-form stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send(toDefinition(fields), say.saved)
      }}
    >
      {grid.definition === null && grid.offered !== null && <p class="quiet">{say.offered}</p>}
      {(betterOf(metric.direction) === null || messages.better !== undefined) && (
        <SelectField
          label={say.better}
          options={BETTER.map((value) => ({ value, label: say.betterWords[value] }))}
          value={fields.better}
          onValue={(better) => set({ better })}
          error={messages.better}
        />
      )}
      <CutFields {...parts} />
      <ColourFields {...parts} />
      {series.observations.length > 0 && (
        <TextAreaField
          label={say.why}
          hint={say.whyHint}
          rows={2}
          value={fields.reason}
          onValue={(reason) => set({ reason })}
          error={tried && whyMissing ? say.whyMissing : undefined}
        />
      )}
      {refused && <Problem problem={refused} />}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {say.save}
        </Button>
        <Button look="plain" onClick={onClose}>
          {say.cancel}
        </Button>
        {grid.definition && (
          <Button look="quiet" onClick={() => void send(null, say.removed)}>
            {say.remove}
          </Button>
        )}
      </div>
    </form>
  )
}
