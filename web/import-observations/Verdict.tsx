import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button, ButtonLink } from '../shared/form/Button.tsx'
import { formatNumber } from '../shared/format.ts'
import { importsWords } from '../words/imports.ts'
import type { Import } from './imports.ts'

export type VerdictProps = {
  verdict: Import
  onPublish: (goodRowsOnly: boolean) => void
}

const MOST_SHOWN = 100
const ACCEPTED: ReadonlySet<string> = new Set(['added', 'corrected', 'same'])

/** What a file would do, what is wrong with it, and the way on. */
export function Verdict({ verdict, onPublish }: VerdictProps) {
  const say = importsWords()
  const { counts, rejects } = verdict
  const changes = counts.added + counts.corrected
  const refused = verdict.verdicts.filter(({ code }) => !ACCEPTED.has(code))
  return (
    <section class="import-verdict">
      <h2>{say.checked}</h2>
      <dl>
        <Count word={say.wouldAdd} rows={counts.added} />
        <Count word={say.wouldCorrect} rows={counts.corrected} />
        <Count word={say.same} rows={counts.same} />
        <Count word={say.refusedRows} rows={counts.rejected} />
      </dl>
      {changes === 0 && counts.rejected === 0 && <p>{say.nothingNew}</p>}
      <div class="actions">
        {changes > 0 && counts.rejected === 0 && (
          <Button onClick={() => onPublish(false)}>{say.publish(changes)}</Button>
        )}
        {rejects !== null && (
          <ButtonLink href={rejects} download="rejects.csv">
            {say.download}
          </ButtonLink>
        )}
        {changes > 0 && counts.rejected > 0 && (
          <Button look="plain" onClick={() => onPublish(true)}>
            {say.publishGood(changes)}
          </Button>
        )}
      </div>
      {refused.length > 0 && (
        <>
          <p class="quiet">{say.downloadHint}</p>
          <DataTable
            caption={say.verdicts}
            columns={columns()}
            rows={refused.slice(0, MOST_SHOWN)}
            rowKey={({ line, column, code, message }) => `${line} ${column} ${code} ${message}`}
            phone="list"
          />
          {counts.rejected > MOST_SHOWN && <p class="quiet">{say.moreVerdicts}</p>}
        </>
      )}
    </section>
  )
}

function Count({ word, rows }: { word: string; rows: number }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{formatNumber(rows)}</dd>
    </div>
  )
}

function columns(): Column<Import['verdicts'][number]>[] {
  const say = importsWords()
  return [
    {
      key: 'line',
      header: say.line,
      align: 'number',
      rowHeader: true,
      renderCell: ({ line }) => formatNumber(line),
    },
    { key: 'column', header: say.column, renderCell: ({ column }) => column || '–' },
    { key: 'why', header: say.why, renderCell: ({ message }) => message },
  ]
}
