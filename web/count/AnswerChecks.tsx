import { useEffect, useState } from 'preact/hooks'

import type { Answers } from '../../domain/counting/answers.ts'
import { sameWords } from '../../domain/counting/same-words.ts'
import { Button } from '../shared/form/Button.tsx'
import { CheckField, TextField } from '../shared/form/fields.tsx'
import { countWords } from '../words/count.ts'
import { toggled } from './ColumnField.tsx'
import { counter } from './counter.ts'
import type { SeenTable } from './use-count.ts'
import { useWork } from './use-work.ts'
import { WorkBar } from './WorkBar.tsx'

export type AnswerChecksProps = {
  legend: string
  file: File
  part: string | null
  table: SeenTable
  columns: readonly string[]
  chosen: readonly string[]
  onChosen: (answers: string[]) => void
}

/** The different cells of some columns, of which some are meant. They stay on the screen. */
export function AnswerChecks(props: AnswerChecksProps) {
  const { legend, chosen, onChosen } = props
  const say = countWords()
  const { answers, work } = useAnswers(props)
  if (work.part !== undefined) return <WorkBar work={work} label={say.listing} />
  if (!answers) return work.refusal ? <p class="error">{work.refusal.message}</p> : null
  const listed = new Set(answers.answers.map(({ text }) => sameWords(text)))
  const others = chosen.filter((text) => !listed.has(sameWords(text)))
  const isChosen = (text: string) => chosen.some((one) => sameWords(one) === sameWords(text))
  return (
    <fieldset class="count-checks">
      <legend>{legend}</legend>
      {answers.answers.map(({ text, rows }) => (
        <CheckField
          key={text}
          label={
            <>
              {text} <span class="quiet">{say.rows(rows)}</span>
            </>
          }
          checked={isChosen(text)}
          onChecked={(checked) =>
            onChosen(
              checked
                ? toggled(chosen, text, true)
                : chosen.filter((one) => sameWords(one) !== sameWords(text)),
            )
          }
        />
      ))}
      {others.map((text) => (
        <CheckField
          key={text}
          label={
            <>
              {text} <span class="quiet">{say.rows(0)}</span>
            </>
          }
          checked
          onChecked={(checked) => onChosen(toggled(chosen, text, checked))}
        />
      ))}
      {answers.more && <OneMore onAdd={(text) => onChosen(toggled(chosen, text, true))} />}
    </fieldset>
  )
}

function useAnswers({ file, part, table, columns }: AnswerChecksProps) {
  const work = useWork()
  const [answers, setAnswers] = useState<Answers>()
  const { run } = work
  const key = columns.join('\n')
  useEffect(() => {
    setAnswers(undefined)
    if (columns.length === 0 || columns.includes('')) return
    const asked = {
      file,
      table: table.table.number,
      columns,
      ...(part !== null && { part }),
    }
    const list = async () => setAnswers(await run((reading) => counter.list(asked, reading)))
    void list()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [run, file, part, table, key])
  return { answers, work }
}

function OneMore({ onAdd }: { onAdd: (text: string) => void }) {
  const say = countWords()
  const [typed, setTyped] = useState('')
  return (
    <div class="count-more">
      <TextField
        label={say.another}
        hint={say.tooManyAnswers}
        value={typed}
        onValue={setTyped}
        autoComplete="off"
      />
      <Button
        look="plain"
        onClick={() => {
          if (typed.trim() !== '') onAdd(typed.trim())
          setTyped('')
        }}
      >
        {say.add}
      </Button>
    </div>
  )
}
