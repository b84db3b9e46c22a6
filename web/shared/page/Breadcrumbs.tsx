import { words } from '../../words/words.ts'

export type BreadcrumbsProps = {
  /** From the top down; the page itself is not in it, its heading says it. */
  trail: readonly { href: string; label: string }[]
}

export function Breadcrumbs({ trail }: BreadcrumbsProps) {
  return (
    <nav class="breadcrumbs" aria-label={words().shell.breadcrumbs}>
      <ol>
        {trail.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
