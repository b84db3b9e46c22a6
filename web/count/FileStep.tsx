import type { Inspection } from '../../domain/counting/inspect.ts'
import { typedRecipe } from '../../domain/counting/typed.ts'
import { Button } from '../shared/form/Button.tsx'
import { SelectField } from '../shared/form/fields.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { countWords } from '../words/count.ts'
import { typedWords } from '../words/typed.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { Preview } from './Preview.tsx'
import type { CountModel } from './use-count.ts'
import { WorkBar } from './WorkBar.tsx'

export type FileStepProps = { model: CountModel }

/** Choosing a file, and what it is. */
export function FileStep({ model }: FileStepProps) {
  const say = countWords()
  const { file, inspection, work, choose, choosePart } = model
  const isReading = work.part !== undefined && !inspection
  return (
    <section class="count-step" aria-labelledby="count-file">
      <h2 id="count-file" tabIndex={-1}>
        {say.steps[0]}
      </h2>
      {file && (
        <p class="count-file">
          <strong>{file.name}</strong> <span class="quiet">{say.size(file.size)}</span>
          {inspection && <span class="quiet">{encodingWords(inspection)}</span>}
        </p>
      )}
      {isReading && <WorkBar work={work} label={say.reading} />}
      {work.refusal && !inspection && (
        <Problem
          problem={{ title: say.refusedTitle, detail: work.refusal.message }}
          mend={say.refusedMend}
        />
      )}
      <ChooseFile
        label={file ? say.chooseAnother : say.chooseFile}
        hint={file ? undefined : say.fileHint}
        look={file ? 'plain' : 'primary'}
        onFile={choose}
      />
      {file && !isReading && model.recipe?.counting.how !== 'typed' && (
        <p class="count-choose">
          <Button look="quiet" onClick={() => model.type(typedRecipe([]))}>
            {typedWords().instead}
          </Button>
        </p>
      )}
      {inspection && inspection.parts.length > 1 && (
        <SelectField
          label={say.part}
          hint={say.partHint}
          value={inspection.part ?? ''}
          options={[
            ...(inspection.part === null ? [{ value: '', label: say.choose }] : []),
            ...inspection.parts.map(({ name, hidden }) => ({
              value: name,
              label: hidden ? say.hiddenPart(name) : name,
            })),
          ]}
          onValue={choosePart}
        />
      )}
      {inspection && inspection.part !== null && inspection.tables.length === 0 && (
        <Problem problem={{ title: say.emptyPart(inspection.part) }} mend={say.emptyPartMend} />
      )}
      {inspection && model.table && <Preview inspection={inspection} table={model.table} />}
    </section>
  )
}

function encodingWords({ encoding, delimiter, parts }: Inspection): string {
  const say = countWords()
  if (!encoding || !delimiter) return parts.length > 0 ? say.workbook : ''
  return say.encoding(encoding.name, encoding.guessed, delimiter)
}
