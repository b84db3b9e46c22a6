import type { ComponentChildren } from 'preact'

import { words } from '../../words/words.ts'

/** A refusal as the API words it. Source: RFC 9457, with our `errors`. */
export interface ProblemDetails {
  /** `urn:quarterdeck:problem:…`; absent where no server answered. */
  type?: string
  title: string
  detail?: string
  errors?: readonly ProblemError[]
}

export interface ProblemError {
  /** Which field, or empty when the line and column say where. */
  path: string
  line?: number
  column?: string
  message: string
}

export type ProblemProps = {
  problem: ProblemDetails
  /** How to mend it, in words, when the refusal itself does not say. */
  mend?: ComponentChildren
  /** The names people know the fields by. */
  fieldNames?: Readonly<Record<string, string>>
  /** A way out: a `Button` that tries again. */
  children?: ComponentChildren
}

/** A refusal: what, where, and how to mend it. */
export function Problem({ problem, mend, fieldNames = {}, children }: ProblemProps) {
  const { title, detail, errors = [] } = problem
  return (
    <div class="problem" role="alert">
      <h2>{title}</h2>
      {detail !== undefined && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={`${error.path} ${error.line} ${error.column} ${error.message}`}>
              <Where error={error} fieldNames={fieldNames} />
              {error.message}
            </li>
          ))}
        </ul>
      )}
      {mend !== undefined && <p>{mend}</p>}
      {children !== undefined && <div class="actions">{children}</div>}
    </div>
  )
}

type WhereProps = { error: ProblemError; fieldNames: Readonly<Record<string, string>> }

function Where({ error: { path, line, column }, fieldNames }: WhereProps) {
  const say = words().problem
  const field = fieldNames[path] ?? path
  const parts = [
    line === undefined ? '' : say.line(line),
    column === undefined ? '' : say.column(column),
    column === undefined ? field : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return null
  return <span class="where">{parts.join(', ')}: </span>
}
