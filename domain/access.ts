/**
 * Who may do what: the rights of each role, and one table of what each route
 * asks for. The server looks every route up here before its handler runs; a
 * route that is not in the table cannot be served.
 */

/** What an owner or editor may do: a coordinator may too, in the whole district. An owner also approves. */
const DEPARTMENT_RIGHTS = [
  'public',
  'read',
  'read_district',
  'see_small_groups',
  'observe',
  'edit_plan',
] as const

const OWNER_RIGHTS = [...DEPARTMENT_RIGHTS, 'approve'] as const

/**
 * From reading to administering; `public` needs no sign-in. `read_district` is
 * reading the numbers of every department, not only of one's own. Whoever may
 * not `see_small_groups` is answered without them, never refused for it. The log
 * tells every number as it was, so whoever holds `read_log` holds that too.
 */
export const RIGHTS = [
  ...OWNER_RIGHTS,
  'close_cycle',
  'read_log',
  'manage_people',
  'administer',
] as const
export type Right = (typeof RIGHTS)[number]

/** What a person can be. */
export const PERSON_ROLES = ['coordinator', 'owner', 'editor', 'viewer', 'auditor'] as const
/** What an API key can be, beside the one department it is of. */
export const KEY_ROLES = ['observe_key', 'read_key'] as const
export const ROLES = [...PERSON_ROLES, ...KEY_ROLES] as const
export type PersonRole = (typeof PERSON_ROLES)[number]
export type KeyRole = (typeof KEY_ROLES)[number]
export type Role = (typeof ROLES)[number]

const ROLE_RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  coordinator: RIGHTS,
  owner: OWNER_RIGHTS,
  editor: DEPARTMENT_RIGHTS,
  viewer: ['public', 'read', 'read_district'],
  auditor: ['public', 'read', 'read_district', 'see_small_groups', 'read_log'],
  observe_key: ['public', 'read', 'see_small_groups', 'observe'],
  read_key: ['public', 'read'],
}

const BOUND_ROLES: ReadonlySet<Role> = new Set(['owner', 'editor', ...KEY_ROLES])

/** Somebody with a role. */
export interface Holder {
  role: Role
  /** Ids of the departments the role is held in; `all` for the whole district. */
  departments: 'all' | readonly string[]
}

/** What belongs to a department. */
export type Part =
  | 'department'
  | 'plan'
  | 'chain'
  | 'priority'
  | 'action'
  | 'metric'
  | 'milestone'
  | 'event'
  | 'observation'
  | 'reflection'
  | 'decision'
  | 'stream'
  | 'answer'

/** What a route asks for, and how a request to it names a department. Without one it is the organisation's. */
export interface RouteAccess {
  right: Right
  /** What the `{id}` of the path is. */
  path?: Part
  /** What the fields of the body name; `cells[].metricId` is that field of each member of `cells`. */
  body?: Readonly<Record<string, Part>>
  /** Present where a body that names none of them is about the whole district. */
  orDistrict?: true
  /** Present where `?department` or `?metric` narrows an answer about the whole district. */
  query?: true
  /** Present where whoever asks shows again that it is them, unless they did a short while ago. */
  proof?: true
}

/** What each method and path asks for. Paths are below `/api/v1`. */
export const ROUTES: Readonly<Record<string, RouteAccess>> = {
  'GET /openapi.json': { right: 'public' },
  'GET /calendar/{token}.ics': { right: 'public' },
  'GET /me': { right: 'read' },
  'GET /settings': { right: 'read' },
  'PATCH /settings': { right: 'administer', proof: true },
  'GET /years': { right: 'read' },
  'POST /years': { right: 'administer' },
  'GET /years/{year}': { right: 'read' },
  'PATCH /years/{year}': { right: 'administer' },
  'GET /years/{year}/cycles': { right: 'read' },
  'PATCH /cycles/{id}': { right: 'administer' },
  'POST /cycles/{id}/close': { right: 'close_cycle', proof: true },
  'POST /cycles/{id}/reopen': { right: 'close_cycle', proof: true },
  'GET /cycles/{id}/collection': { right: 'read', query: true },
  'POST /cycles/{id}/submit': { right: 'edit_plan', body: { departmentId: 'department' } },
  'POST /cycles/{id}/return': { right: 'approve', body: { departmentId: 'department' } },
  'POST /cycles/{id}/accept': { right: 'approve', body: { departmentId: 'department' } },
  'GET /divisions': { right: 'read' },
  'POST /divisions': { right: 'administer' },
  'GET /divisions/{id}': { right: 'read' },
  'PATCH /divisions/{id}': { right: 'administer' },
  'GET /departments': { right: 'read' },
  'POST /departments': { right: 'administer' },
  'GET /departments/{id}': { right: 'read' },
  'PATCH /departments/{id}': { right: 'administer' },
  'GET /sites': { right: 'read' },
  'POST /sites': { right: 'administer' },
  'GET /sites/{id}': { right: 'read' },
  'PATCH /sites/{id}': { right: 'administer' },
  'GET /plans': { right: 'read', query: true },
  'POST /plans': { right: 'edit_plan', body: { departmentId: 'department' } },
  'POST /plans/import': { right: 'edit_plan', query: true },
  'GET /plans/{id}': { right: 'read', path: 'plan' },
  'PATCH /plans/{id}': { right: 'edit_plan', path: 'plan' },
  'GET /plans/{id}/steps': { right: 'read', path: 'plan' },
  'POST /plans/{id}/submit': { right: 'edit_plan', path: 'plan' },
  'POST /plans/{id}/return': { right: 'approve', path: 'plan' },
  'POST /plans/{id}/approve': { right: 'approve', path: 'plan' },
  'POST /chains': { right: 'edit_plan', body: { planId: 'plan' } },
  'PATCH /chains/{id}': { right: 'edit_plan', path: 'chain' },
  'DELETE /chains/{id}': { right: 'edit_plan', path: 'chain' },
  'POST /priorities': { right: 'edit_plan', body: { planId: 'plan' } },
  'PATCH /priorities/{id}': { right: 'edit_plan', path: 'priority' },
  'DELETE /priorities/{id}': { right: 'edit_plan', path: 'priority' },
  'POST /actions': { right: 'edit_plan', body: { priorityId: 'priority' } },
  'PATCH /actions/{id}': { right: 'edit_plan', path: 'action' },
  'DELETE /actions/{id}': { right: 'edit_plan', path: 'action' },
  'POST /metrics': { right: 'edit_plan', body: { actionId: 'action', continuesId: 'metric' } },
  'GET /metrics/{id}': { right: 'read', path: 'metric' },
  'PATCH /metrics/{id}': { right: 'edit_plan', path: 'metric', body: { continuesId: 'metric' } },
  'DELETE /metrics/{id}': { right: 'edit_plan', path: 'metric' },
  'GET /metrics/{id}/series': { right: 'read', path: 'metric' },
  'GET /metrics/{id}/grid': { right: 'read', path: 'metric' },
  'PUT /metrics/{id}/grid': { right: 'edit_plan', path: 'metric' },
  'GET /metrics/{id}/recipe': { right: 'observe', path: 'metric' },
  'PUT /metrics/{id}/recipe': { right: 'observe', path: 'metric' },
  'GET /metrics/{id}/cut': { right: 'read', path: 'metric' },
  'PUT /metrics/{id}/cut': { right: 'edit_plan', path: 'metric', body: { streamId: 'stream' } },
  'DELETE /metrics/{id}/cut': { right: 'edit_plan', path: 'metric' },
  'GET /streams': { right: 'read', query: true },
  'POST /streams': { right: 'edit_plan', body: { departmentId: 'department' } },
  'GET /streams/{id}': { right: 'read', path: 'stream' },
  'PATCH /streams/{id}': { right: 'edit_plan', path: 'stream' },
  'DELETE /streams/{id}': { right: 'edit_plan', path: 'stream' },
  'GET /streams/{id}/answers': { right: 'observe', path: 'stream' },
  'POST /streams/{id}/answers': { right: 'observe', path: 'stream' },
  'POST /streams/{id}/feed': { right: 'observe', path: 'stream', body: { metricId: 'metric' } },
  'DELETE /answers/{id}': { right: 'observe', path: 'answer' },
  'POST /milestones': { right: 'edit_plan', body: { metricId: 'metric' } },
  'PATCH /milestones/{id}': { right: 'edit_plan', path: 'milestone' },
  'DELETE /milestones/{id}': { right: 'edit_plan', path: 'milestone' },
  'GET /events': { right: 'read', query: true },
  'POST /events': {
    right: 'edit_plan',
    body: { departmentId: 'department', metricId: 'metric' },
    orDistrict: true,
  },
  'PATCH /events/{id}': { right: 'edit_plan', path: 'event' },
  'DELETE /events/{id}': { right: 'edit_plan', path: 'event' },
  'GET /observations': { right: 'read', query: true },
  'POST /observations/batch': { right: 'observe', body: { 'cells[].metricId': 'metric' } },
  'POST /observations': { right: 'observe', body: { metricId: 'metric' } },
  'GET /observations/{id}': { right: 'read', path: 'observation' },
  'PATCH /observations/{id}': { right: 'observe', path: 'observation' },
  'DELETE /observations/{id}': { right: 'observe', path: 'observation' },
  'GET /observations/{id}/history': { right: 'read', path: 'observation' },
  'GET /reflections': { right: 'read', query: true },
  'PUT /reflections': { right: 'edit_plan', body: { actionId: 'action' } },
  'POST /reflections/{id}/acknowledge': { right: 'approve', path: 'reflection' },
  'GET /decisions': { right: 'read', query: true },
  'POST /decisions': {
    right: 'edit_plan',
    body: { departmentId: 'department', actionId: 'action', metricId: 'metric' },
  },
  'GET /decisions/{id}': { right: 'read', path: 'decision' },
  'PATCH /decisions/{id}': { right: 'edit_plan', path: 'decision' },
  'GET /meetings': { right: 'read_district' },
  'POST /meetings': { right: 'administer' },
  'GET /meetings/{id}': { right: 'read_district' },
  'PATCH /meetings/{id}': { right: 'administer' },
  'GET /meetings/{id}/minutes': { right: 'read_district' },
  'PUT /meetings/{id}/minutes': {
    right: 'edit_plan',
    body: { departmentId: 'department' },
    orDistrict: true,
  },
  'GET /meetings/{id}/feedback': { right: 'read_district' },
  'POST /meetings/{id}/feedback': {
    right: 'edit_plan',
    body: { fromDepartmentId: 'department' },
  },
  'POST /meetings/{id}/feedback/record': { right: 'observe', body: { metricId: 'metric' } },
  'GET /meetings/{id}/room': { right: 'read_district' },
  'POST /imports/observations': { right: 'observe' },
  'GET /imports': { right: 'observe' },
  'GET /imports/{id}': { right: 'observe' },
  'GET /imports/{id}/rejects.csv': { right: 'observe' },
  'DELETE /imports/{id}': { right: 'observe' },
  'GET /dashboard': { right: 'read', query: true },
  'GET /privacy/audit': { right: 'administer' },
  'GET /grid': { right: 'read', query: true },
  'POST /snapshots': { right: 'close_cycle' },
  'GET /snapshots': { right: 'read_district' },
  'GET /snapshots/{id}': { right: 'read_district' },
  'GET /snapshots/{id}/publish': { right: 'read_district' },
  'POST /snapshots/{id}/publish': { right: 'administer', proof: true },
  'DELETE /snapshots/{id}/publish': { right: 'administer' },
  'GET /public/{token}': { right: 'public' },
  'GET /snapshots/{id}/changes': { right: 'read_district' },
  'GET /snapshots/{id}/archive.zip': { right: 'read_district' },
  'GET /snapshots/{id}/deck.pptx': { right: 'read_district' },
  'GET /snapshots/{id}/packet.json': { right: 'read_district' },
  'GET /snapshots/{id}/{name}.csv': { right: 'read_district' },
  'GET /export/observations.csv': { right: 'read', query: true },
  'GET /export/progress.csv': { right: 'read', query: true },
  'GET /export/metrics.csv': { right: 'read', query: true },
  'GET /export/reflections.csv': { right: 'read', query: true },
  'GET /export/decisions.csv': { right: 'read', query: true },
  'GET /audit': { right: 'read_log' },
  'GET /audit/choices': { right: 'read_log' },
  'GET /audit/verify': { right: 'read_log' },
  'GET /export/audit.csv': { right: 'read_log' },
  'GET /reminders': { right: 'administer' },
  'GET /reminders/next': { right: 'administer' },
  'GET /reminders/preview': { right: 'administer' },
  'POST /reminders/send': { right: 'administer' },
  'GET /roles': { right: 'read' },
  'GET /users': { right: 'manage_people' },
  'POST /users': { right: 'manage_people', proof: true },
  'GET /users/{id}': { right: 'manage_people' },
  'PATCH /users/{id}': { right: 'manage_people', proof: true },
  'DELETE /users/{id}': { right: 'manage_people', proof: true },
  'POST /users/{id}/reopen': { right: 'manage_people', proof: true },
  'POST /users/{id}/erase': { right: 'manage_people', proof: true },
  'POST /users/{id}/link': { right: 'manage_people', proof: true },
  'POST /users/{id}/sign-out': { right: 'manage_people' },
  'POST /users/{id}/clear-second-factor': { right: 'manage_people', proof: true },
  'GET /api-keys': { right: 'manage_people' },
  'POST /api-keys': { right: 'manage_people', proof: true },
  'DELETE /api-keys/{id}': { right: 'manage_people' },
}

/** What the page on which a second factor is set up asks for. */
const OPEN_WITHOUT_SECOND_FACTOR: ReadonlySet<string> = new Set(['GET /me', 'GET /years'])

/** Whether a route answers a coordinator who has yet to set up the second factor that the district asks for. */
export function isOpenWithoutSecondFactor(method: string, path: string): boolean {
  return OPEN_WITHOUT_SECOND_FACTOR.has(`${method} ${path}`)
}

/** For so many milliseconds nobody is asked again to show that it is them. */
export const PROOF_HOLDS = 10 * 60 * 1000

/** Whether whoever asks has shown lately enough that it is them. A key cannot show it. */
export function isProofFresh(provedAt: Date | undefined, now: Date): boolean {
  return provedAt !== undefined && now.getTime() - provedAt.getTime() <= PROOF_HOLDS
}

/** Whether a role is held in named departments rather than in the whole district. */
export function isBoundRole(role: Role): boolean {
  return BOUND_ROLES.has(role)
}

/** What a role may do, somewhere. */
export function rightsOf(role: Role): readonly Right[] {
  return ROLE_RIGHTS[role]
}

/** Whether a role holds a right somewhere. */
export function mayUse(role: Role, right: Right): boolean {
  return ROLE_RIGHTS[role].includes(right)
}

/** Whether a right reaches the whole district, and not only the holder's departments. */
export function reachesDistrict({ role, departments }: Holder, right: Right): boolean {
  if (!mayUse(role, right)) return false
  if (departments === 'all') return true
  return right === 'public' || (right === 'read' && mayUse(role, 'read_district'))
}

/** Whether a right reaches a department; null is the whole district. */
export function mayUseIn(holder: Holder, right: Right, departmentId: string | null): boolean {
  if (reachesDistrict(holder, right)) return true
  const { role, departments } = holder
  return mayUse(role, right) && departmentId !== null && departments.includes(departmentId)
}

/** Whether a route is about what departments own, rather than about the organisation. */
export function isOfDepartments({ path, body, query }: RouteAccess): boolean {
  return path !== undefined || body !== undefined || query !== undefined
}

/** What a route asks for, or undefined when it is not in the table. */
export function accessFor(method: string, path: string): RouteAccess | undefined {
  const route = `${method.toUpperCase()} ${path}`
  return Object.hasOwn(ROUTES, route) ? ROUTES[route] : undefined
}
