import { BASE } from '../../api.ts'
import { useApi, useResource } from '../../request.ts'
import { ButtonLink } from '../../shared/form/Button.tsx'
import { Await } from '../../shared/page/Await.tsx'
import { EmptyState } from '../../shared/page/EmptyState.tsx'
import { PageHead } from '../../shared/page/PageHead.tsx'
import { logWords } from '../../words/log.ts'
import { CheckRecord } from './CheckRecord.tsx'
import type { LogChoices, LogPageContent } from './log.ts'
import { readChoices, readLog } from './log.ts'
import { LogDays } from './LogDays.tsx'
import { LogFilters } from './LogFilters.tsx'
import type { LogFilter, LogPart } from './use-log-filter.ts'
import { addressOf, isNarrow, useLogFilter } from './use-log-filter.ts'

const PATH = '/administration/log'

/** Who changed what, when and why, and whether anybody bent it: `/administration/log`. */
export function LogPage() {
  const say = logWords().page
  const api = useApi()
  const [filter, setPart] = useLogFilter()
  const choices = useResource('choices', (signal) => readChoices(api, signal))
  const log = useResource(addressOf('', filter), (signal) => readLog(api, filter, signal))
  return (
    <Await resource={choices} title={say.name}>
      {(known) => (
        <>
          <PageHead title={say.name} eyebrow={say.eyebrow} lede={say.lede} />
          <CheckRecord timeZone={known.timeZone} />
          <Await resource={log} title={say.name}>
            {(content) => <Log {...{ filter, setPart, content, choices: known }} />}
          </Await>
        </>
      )}
    </Await>
  )
}

type LogProps = {
  filter: LogFilter
  setPart: (part: LogPart, next: string | undefined) => void
  content: LogPageContent
  choices: LogChoices
}

function Log({ filter, setPart, content, choices }: LogProps) {
  const say = logWords().page
  const { cursor: _cursor, ...narrowing } = filter
  return (
    <section class="section log">
      <LogFilters {...{ filter, setPart, choices }} entries={content.items} />
      {content.items.length === 0 && isNarrow(filter) && (
        <EmptyState title={say.none} why={say.noneWhy}>
          <ButtonLink look="plain" href={PATH}>
            {say.clear}
          </ButtonLink>
        </EmptyState>
      )}
      {content.items.length === 0 && !isNarrow(filter) && (
        <EmptyState title={say.nobody} why={say.nobodyWhy} />
      )}
      <LogDays entries={content.items} timeZone={choices.timeZone} />
      <div class="log-foot">
        <Paging filter={filter} next={content.nextCursor} />
        <span class="screen-only">
          <a href={addressOf(`${BASE}/export/audit.csv`, narrowing)} download>
            {say.download}
          </a>{' '}
          <span class="quiet">{say.downloadMore}</span>
        </span>
      </div>
    </section>
  )
}

function Paging({ filter, next }: { filter: LogFilter; next: string | null }) {
  const say = logWords().page
  const { cursor, ...narrowing } = filter
  if (cursor === undefined && next === null) return null
  return (
    <nav aria-label={say.paging}>
      {cursor !== undefined && <a href={addressOf(PATH, narrowing)}>{say.newest}</a>}
      {next !== null && <a href={addressOf(PATH, { ...narrowing, cursor: next })}>{say.older}</a>}
    </nav>
  )
}
