import { useEffect, useState } from 'preact/hooks'

import type { CalendarDate } from '../../domain/calendar.ts'
import type { Counted } from '../../domain/counting/count.ts'
import type { Inspection } from '../../domain/counting/inspect.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import { rosterOf, rosterRecipe } from '../../domain/counting/roster.ts'
import { plain } from '../metric/amounts.ts'
import { Button } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { countWords } from '../words/count.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { ColumnField } from './ColumnField.tsx'
import { counter } from './counter.ts'
import type { MeaningProps } from './meaning.ts'
import { NumberField } from './NumberField.tsx'
import { QuestionFields } from './QuestionFields.tsx'
import type { SeenTable } from './use-count.ts'
import { useWork } from './use-work.ts'
import { WorkBar } from './WorkBar.tsx'

/** Of how many people: typed for the whole district, or counted from a second file. */
export function RosterFields({ model, recipe, onRecipe, setting }: MeaningProps) {
  const say = countWords()
  const { counting } = recipe
  const [file, setFile] = useState<File>()
  if (counting.how !== 'ratio of roster') return null
  const { roster } = counting
  const people = typeof roster === 'number' ? roster : undefined
  return (
    <fieldset class="count-roster">
      <legend>{say.rosterLegend}</legend>
      {recipe.site === undefined && (
        <NumberField
          key={model.note}
          label={say.roster}
          value={people}
          onNumber={(next) => {
            model.setNote('')
            onRecipe({ ...recipe, counting: { ...counting, roster: next } })
          }}
        />
      )}
      {typeof roster === 'object' && (
        <p>
          {say.rosterTold(
            Object.entries(roster).map(
              ([code, count]) => `${setting.siteNames.get(code) ?? code} ${plain(count)}`,
            ),
          )}
        </p>
      )}
      <ChooseFile label={say.rosterFile} hint={say.rosterHint} look="plain" onFile={setFile} />
      {file && (
        <RosterFile
          key={`${file.name} ${file.lastModified} ${file.size}`}
          {...{ file, recipe, setting }}
          today={setting.district.today}
          onCounted={(next, note) => {
            setFile(undefined)
            model.setNote(note)
            onRecipe(next)
          }}
        />
      )}
    </fieldset>
  )
}

type RosterFileProps = Pick<MeaningProps, 'recipe' | 'setting'> & {
  file: File
  today: CalendarDate
  onCounted: (recipe: Recipe, note: string) => void
}

function RosterFile({ file, recipe, setting, today, onCounted }: RosterFileProps) {
  const say = countWords()
  const work = useWork()
  const [seen, setSeen] = useState<Inspection>()
  const [draft, setDraft] = useState<Recipe>()
  const [counted, setCounted] = useState<Counted>()
  const table = largest(seen)
  const { run } = work
  useEffect(() => {
    const read = async () => {
      const found = await run((reading) => counter.inspect({ file, part: undefined }, reading))
      setSeen(found)
      if (found) setDraft(rosterRecipe(recipe, found, today))
    }
    void read()
    // The recipe only says at first which column is meant.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [run, file])
  const count = async (of: Recipe) => {
    const job = { file, name: file.name, recipe: of, district: setting.district }
    const next = await work.run((reading) => counter.count(job, reading))
    setCounted(next)
    if (!next?.count) return
    const { sha256 = '' } = next.count.provenance
    onCounted(rosterOf(recipe, of, next.count.amounts), say.rosterNote(file.name, sha256))
  }
  const isReady = draft !== undefined && !hasGap(draft)
  return (
    <div class="count-roster-file">
      <p>
        <strong>{file.name}</strong>
      </p>
      {work.part !== undefined && <WorkBar work={work} label={say.reading} />}
      {work.refusal && (
        <Problem problem={{ title: say.refusedTitle, detail: work.refusal.message }} />
      )}
      {seen && !table && <Notice look="warning">{say.rosterParts}</Notice>}
      {draft && table && draft.counting.how === 'distinct' && (
        <>
          <ColumnField
            table={table}
            label={say.key}
            value={draft.counting.keys[0] ?? ''}
            onValue={(key) => setDraft({ ...draft, counting: { how: 'distinct', keys: [key] } })}
          />
          {recipe.site !== undefined && (
            <ColumnField
              table={table}
              label={say.site}
              value={draft.site ?? ''}
              onValue={(site) => setDraft({ ...draft, site })}
            />
          )}
          {counted && counted.questions.length > 0 && (
            <QuestionFields
              questions={counted.questions}
              {...{ setting }}
              recipe={draft}
              years={[]}
              onAnswer={setDraft}
            />
          )}
          <Button look="plain" disabled={!isReady} onClick={() => void count(draft)}>
            {say.rosterCount}
          </Button>
        </>
      )}
    </div>
  )
}

function largest(seen: Inspection | undefined): SeenTable | undefined {
  return seen?.tables.toSorted((a, b) => b.rows - a.rows)[0]
}

function hasGap({ counting, site }: Recipe): boolean {
  return (counting.how === 'distinct' && counting.keys.includes('')) || site === ''
}
