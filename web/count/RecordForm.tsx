import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'

import { fromSameFile } from '../../domain/counting/against-record.ts'
import type { Count } from '../../domain/counting/count.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import type { Api } from '../api.ts'
import { newKey } from '../metric/record/send.ts'
import { sayMoment, sayPerson } from '../metric/recorded.ts'
import type { Series } from '../metric/series.ts'
import { useApi } from '../request.ts'
import { Button, ButtonLink } from '../shared/form/Button.tsx'
import { CheckField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { countWords } from '../words/count.ts'
import { remember } from './remember.ts'
import type { PlacedHere } from './send-counted.ts'
import { cellsOf, sendCounted } from './send-counted.ts'
import type { CountSetting } from './use-count-setting.ts'

/** Which of the differing values are changed. */
export interface Choice {
  chosen: ReadonlySet<string>
  set: (id: string, wanted: boolean) => void
}

export type RecordFormProps = {
  count: Count
  placed: readonly PlacedHere[]
  recipe: Recipe
  series: Series
  setting: CountSetting
  onRecorded: () => void
  onRemembered: () => void
  children: (choice: Choice) => ComponentChildren
}

/** Recording what is new, and changing what differs where somebody says why. */
export function RecordForm(props: RecordFormProps) {
  const { count, placed, series, children } = props
  const say = countWords()
  const [reason, setReason] = useState('')
  const choice = useChoice()
  const [keeps, setKeeps] = useState(true)
  const recording = useRecording(props)
  const differing = placed.filter((one) => one.is === 'differs')
  const changed = differing.filter((one) => 'standing' in one && choice.chosen.has(one.standing.id))
  const added = placed.filter((one) => one.is === 'new')
  const lacksReason = changed.length > 0 && reason.trim() === ''
  const send = () => {
    if (!lacksReason) void recording.send(choice.chosen, reason.trim(), keeps)
  }
  return (
    <Form class="count-record" onSend={send}>
      {children(choice)}
      {differing.length > 0 && (
        <>
          <Notice look="warning" title={say.differTitle(differing.length)}>
            {say.differ}
          </Notice>
          {differing.length > 1 && (
            <Button
              look="quiet"
              onClick={() => {
                for (const one of differing) {
                  if ('standing' in one) choice.set(one.standing.id, true)
                }
              }}
            >
              {say.changeAll(differing.length)}
            </Button>
          )}
          {changed.length > 0 && (
            <TextField label={say.why} hint={say.whyHint} value={reason} onValue={setReason} />
          )}
        </>
      )}
      {recording.problem && <Problem problem={recording.problem} />}
      <Outcome {...{ count, placed, series }} done={recording.done} />
      {added.length + changed.length > 0 && (
        <>
          {props.recipe.counting.how !== 'typed' && (
            <CheckField label={say.keep} checked={keeps} onChecked={setKeeps} />
          )}
          <Button type="submit" busy={recording.busy} disabled={lacksReason}>
            {say.record(added.length, changed.length)}
          </Button>
        </>
      )}
    </Form>
  )
}

type OutcomeProps = Pick<RecordFormProps, 'count' | 'placed' | 'series'> & {
  done: Done | undefined
}

/** What was recorded just now, or that everything stood on the record before. */
function Outcome({ count, placed, series, done }: OutcomeProps) {
  const say = countWords()
  const own = `/metrics/${encodeURIComponent(series.metric.id)}`
  const [before] = fromSameFile(placed, count.provenance.sha256)
  const isAllThere = placed.length > 0 && placed.every(({ is }) => is === 'same')
  return (
    <div class="count-told" aria-live="polite">
      {done && (
        <>
          <Notice look="good">
            {say.recorded(done.added, done.changed)} {done.isKept ? say.kept : ''}
          </Notice>
          <ButtonLink href={own}>{say.toMetric}</ButtonLink>
        </>
      )}
      {!done && isAllThere && (
        <>
          <Notice title={say.allThereTitle}>
            {before
              ? say.sameFile(sayPerson(before.recordedBy), sayMoment(before.recordedAt))
              : say.allThere}
          </Notice>
          <ButtonLink href={own}>{say.toMetric}</ButtonLink>
        </>
      )}
    </div>
  )
}

function useChoice(): Choice {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const set = (id: string, wanted: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      if (wanted) next.add(id)
      else next.delete(id)
      return next
    })
  return { chosen, set }
}

interface Done {
  added: number
  changed: number
  /** Whether the way of counting is remembered. */
  isKept: boolean
}

function useRecording(props: RecordFormProps) {
  const { placed, series, onRecorded } = props
  const api = useApi()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemDetails>()
  const [done, setDone] = useState<Done>()
  const request = useRef({ text: '', key: '' })
  const send = async (chosen: ReadonlySet<string>, reason: string, keeps: boolean) => {
    const cells = cellsOf(series.metric.id, placed, chosen, reason)
    if (busy || cells.length === 0) return
    setBusy(true)
    setProblem(undefined)
    // The same again is the same request; another choice or reason is another.
    const text = JSON.stringify(cells)
    if (request.current.text !== text) request.current = { text, key: newKey() }
    const refused = await sendCounted(api, cells, request.current.key)
    setBusy(false)
    if (refused) setProblem(refused)
    else {
      const changed = cells.filter(({ corrects }) => corrects !== undefined).length
      const isKept = keeps && (await keepRecipe(api, props))
      setDone({ added: cells.length - changed, changed, isKept })
    }
    onRecorded()
  }
  return { busy, problem, done, send }
}

/** Whether the way of counting was remembered. That it was not takes nothing from the numbers. */
async function keepRecipe(api: Api, props: RecordFormProps): Promise<boolean> {
  const { series, recipe, setting, onRemembered } = props
  try {
    const isKept = await remember(api, series.metric.id, recipe, setting.rememberedVersion)
    onRemembered()
    return isKept
  } catch {
    return false
  }
}
