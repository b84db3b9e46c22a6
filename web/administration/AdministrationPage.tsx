import type { Right } from '../../domain/access.ts'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useVisit } from '../visit.ts'
import { accessWords } from '../words/access.ts'

interface Entry {
  href: string
  right: Right
  name: string
  more: string
}

/** Where everything of the administration is reached: `/administration`. */
export function AdministrationPage() {
  const say = accessWords().hub
  const rights = useVisit().me.value?.rights ?? []
  const shown = entries().filter(({ right }) => rights.includes(right))
  return (
    <>
      <PageHead title={say.name} lede={say.lede} />
      {shown.length === 0 ? (
        <EmptyState title={say.nothing} why={say.nothingMore} />
      ) : (
        <ul class="administration-list">
          {shown.map(({ href, name, more }) => (
            <li key={href}>
              <a href={href}>{name}</a>
              <p>{more}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function entries(): Entry[] {
  const say = accessWords().hub
  const base = '/administration'
  return [
    { href: `${base}/people`, right: 'manage_people', name: say.people, more: say.peopleMore },
    { href: `${base}/keys`, right: 'manage_people', name: say.keys, more: say.keysMore },
    { href: `${base}/settings`, right: 'administer', name: say.settings, more: say.settingsMore },
    { href: `${base}/imports`, right: 'observe', name: say.imports, more: say.importsMore },
    {
      href: `${base}/reminders`,
      right: 'administer',
      name: say.reminders,
      more: say.remindersMore,
    },
    { href: '/cycles', right: 'close_cycle', name: say.cycles, more: say.cyclesMore },
    { href: `${base}/log`, right: 'read_log', name: say.log, more: say.logMore },
    { href: `${base}/rights`, right: 'administer', name: say.rights, more: say.rightsMore },
    {
      href: `${base}/small-groups`,
      right: 'administer',
      name: say.smallGroups,
      more: say.smallGroupsMore,
    },
  ]
}
