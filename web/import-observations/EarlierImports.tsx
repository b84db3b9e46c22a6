import { useState } from 'preact/hooks'

import { ReasonDialog } from '../administration/people/ReasonDialog.tsx'
import { apiDate } from '../api-date.ts'
import type { Resource } from '../request.ts'
import { useApi, useDeed } from '../request.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { formatDate, formatNumber } from '../shared/format.ts'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { importsWords } from '../words/imports.ts'
import type { Import, Imports } from './imports.ts'
import { undoImport } from './imports.ts'

export type EarlierImportsProps = {
  imports: Resource<Imports>
  onUndone: (told: string) => void
}

/** What was imported before, with the way to take it back. */
export function EarlierImports({ imports, onUndone }: EarlierImportsProps) {
  const say = importsWords()
  const api = useApi()
  const deed = useDeed()
  const [undoing, setUndoing] = useState<Import>()
  const undo = async (reason: string) => {
    if (!undoing || !(await deed.run(() => undoImport(api, undoing, reason)))) return
    setUndoing(undefined)
    onUndone(say.wasUndone(undoing.fileName))
  }
  return (
    <section class="import-earlier">
      <h2>{say.earlier}</h2>
      <Await resource={imports} title={say.earlier}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={say.none} why={say.noneWhy} />
          ) : (
            <DataTable
              caption={say.earlier}
              captionHidden
              columns={columns(setUndoing)}
              rows={items}
              rowKey={({ id }) => id}
              phone="list"
            />
          )
        }
      </Await>
      {undoing && (
        <ReasonDialog
          title={say.undoTitle(undoing.fileName)}
          ask={say.undoAsk}
          hint={say.undoHint}
          act={say.undo}
          deed={deed}
          onReason={(reason) => void undo(reason)}
          onClose={() => setUndoing(undefined)}
        />
      )}
    </section>
  )
}

function columns(onUndo: (one: Import) => void): Column<Import>[] {
  const say = importsWords()
  return [
    { key: 'file', header: say.file, rowHeader: true, renderCell: ({ fileName }) => fileName },
    {
      key: 'when',
      header: say.when,
      renderCell: ({ startedAt }) => formatDate(apiDate(startedAt.slice(0, 10))),
    },
    { key: 'by', header: say.by, renderCell: ({ by }) => by },
    {
      key: 'rows',
      header: say.rows,
      align: 'number',
      renderCell: ({ state, counts }) =>
        state === 'published'
          ? `${formatNumber(counts.added)}, ${formatNumber(counts.corrected)}`
          : '–',
    },
    {
      key: 'state',
      header: say.state,
      renderCell: ({ state, undone }) =>
        undone ? (
          <span>
            {say.undone} <span class="quiet">{undone.reason}</span>
          </span>
        ) : (
          say.states[state]
        ),
    },
    {
      key: 'undo',
      header: <span class="hidden">{say.undo}</span>,
      shortHeader: '',
      renderCell: (one) =>
        one.state === 'published' &&
        !one.undone && (
          <Button look="quiet" aria-label={say.undoNamed(one.fileName)} onClick={() => onUndo(one)}>
            {say.undo}
          </Button>
        ),
    },
  ]
}
