import { parseResponse } from 'hono/client'
import { useEffect, useRef, useState } from 'preact/hooks'

import { useApi, useResource } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { TextAreaField } from '../../shared/form/fields.tsx'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { metricWords } from '../../words/metric.ts'
import type { Series } from '../series.ts'
import { AboutFields, WhereFields } from './AboutFields.tsx'
import type { DefinitionFields } from './definition-draft.ts'
import { definitionMessages, fieldsOfMetric, suggestionFor, toChange } from './definition-draft.ts'
import { GoalFields, MeasureFields } from './MeasureFields.tsx'
import { saveDefinition } from './save-definition.ts'
import { Suggestion } from './Suggestion.tsx'

export type DefinitionFormProps = {
  series: Series
  onClose: () => void
  onSaved: () => void
}

/** Saying how a metric is measured. */
export function DefinitionForm({ series, onClose, onSaved }: DefinitionFormProps) {
  const say = metricWords()
  const api = useApi()
  const { metric } = series
  const sites = useResource('sites', (signal) =>
    parseResponse(api.sites.$get({ query: { limit: '500' } }, { init: { signal } })),
  )
  const form = useRef<HTMLFormElement>(null)
  const [fields, setFields] = useState<DefinitionFields>(() => fieldsOfMetric(metric))
  const [refused, setRefused] = useState<ProblemDetails>()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), [])

  const set = (next: Partial<DefinitionFields>) => setFields((before) => ({ ...before, ...next }))
  const own = definitionMessages(fields, metric)
  const needsReason = series.observations.length > 0
  const messages = { ...byPath(refused), ...own }
  const error = (field: string) => messages[field]
  const whyMissing = needsReason && fields.reason.trim() === ''

  const save = async () => {
    setTried(true)
    if (Object.keys(own).length > 0 || whyMissing || busy) return
    setBusy(true)
    const problem = await saveDefinition(api, metric, toChange(fields), fields.reason)
    setBusy(false)
    setRefused(problem)
    if (!problem) onSaved()
  }
  const parts = { fields, set, error, metric }
  return (
    <form
      ref={form}
      class="definition stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{say.define.title}</h2>
      <Suggestion suggestion={suggestionFor(metric)} onTake={set} />
      <MeasureFields {...parts} />
      <GoalFields {...parts} />
      <WhereFields {...parts} sites={sites.value?.items ?? []} />
      <AboutFields {...parts} />
      {needsReason && (
        <TextAreaField
          label={say.define.why}
          hint={say.define.whyHint}
          rows={2}
          value={fields.reason}
          onValue={(reason) => set({ reason })}
          error={tried && whyMissing ? say.record.whyMissing : error('reason')}
        />
      )}
      {refused && <Problem problem={refused} />}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {say.define.save}
        </Button>
        <Button look="plain" onClick={onClose}>
          {say.record.cancel}
        </Button>
      </div>
    </form>
  )
}

function byPath(problem: ProblemDetails | undefined): Partial<Record<string, string>> {
  const errors = problem?.errors ?? []
  return Object.fromEntries(
    errors.map(({ path, message }) => [
      path.startsWith('tolerance') ? 'toleranceAmount' : path,
      message,
    ]),
  )
}
