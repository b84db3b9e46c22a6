import { formatNumber } from '../../shared/format.ts'
import { logWords } from '../../words/log.ts'
import type { LogEntry } from './log.ts'
import { addressOf } from './use-log-filter.ts'

/** An entry as it is stored and hashed, for whoever wants to recompute it. */
export function StoredEntry({ entry }: { entry: LogEntry }) {
  const { page: say } = logWords()
  const { number, payload, prev, hash, request, actor, action, entity, entityId, at, metric } =
    entry
  const from = request?.from
  const place = from === null || from === undefined ? say.unknownPlace : placeOf(from)
  const facts = [
    [say.who, actor],
    [say.what, `${action} · ${entity} ${entityId} · ${at}`],
    [say.request, request ? `${request.id}, ${place}` : say.commandLine],
    [say.before, prev],
    [say.hash, hash],
  ] as const
  return (
    <details class="log-stored screen-only">
      <summary>{say.stored(formatNumber(number))}</summary>
      <pre>{payload}</pre>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {metric && (
        <a href={addressOf('/administration/log', { metric: metric.id })}>{say.all(metric.name)}</a>
      )}
    </details>
  )
}

function placeOf(from: string): string {
  const places: Readonly<Record<string, string>> = logWords().page.cameFrom
  return places[from] ?? from
}
