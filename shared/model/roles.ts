/**
 * Who manages a notebook or base: `roles: personId -> role`, one key a person. Keys alone enforce
 * anything; a role is a convention that the interface follows. Who made it manages it until they lay
 * that down themselves; only people who are certified to have written in it count; and where nobody
 * would be left to manage it, whoever may edit may do everything.
 */
import type * as Y from 'yjs'
import { type PersonId, parsePersonId } from '../records/identity'
import type { DocId } from '../records/keys'
import { findCertified } from './certified'
import { readCreator, readWriter } from './document'
import { lastWriterOf } from './key-writers'
import { USER } from './origin'

export const ROLES = ['manager', 'contributor'] as const
export type Role = (typeof ROLES)[number]

const ROOT = 'roles'
const NOBODY: readonly PersonId[] = Object.freeze([])

export type Roles = ReadonlyMap<PersonId, Role>

/** What others wrote that names no person or no role is left out. */
export function readRoles(doc: Y.Doc): Roles {
  const roles = new Map<PersonId, Role>()
  for (const [key, value] of doc.getMap(ROOT).entries()) {
    const personId = parsePersonId(key)
    const role = ROLES.find((each) => each === value)
    if (personId && role) roles.set(personId, role)
  }
  return roles
}

/** Sorted; nobody where whoever may edit may do everything. */
export function readManagers(doc: Y.Doc, docId: DocId): readonly PersonId[] {
  const roles = readRoles(doc)
  // Nobody looks for who made it before there is a role: it costs a signature.
  if (roles.size === 0) return NOBODY
  const creator = readCreator(doc, docId)?.personId
  return managersOf(rolesThatCount(doc, docId, roles, creator), creator)
}

/** Who made it lays their managing down themselves; nobody manages who never signed for writing here. */
function rolesThatCount(
  doc: Y.Doc,
  docId: DocId,
  roles: Roles,
  creator: PersonId | undefined,
): Roles {
  const counting = new Map(roles)
  if (creator && roles.get(creator) === 'contributor') {
    const client = lastWriterOf(doc.getMap(ROOT), creator)
    const by = client === undefined ? undefined : readWriter(doc, docId, client)
    if (by?.personId !== creator) counting.delete(creator)
  }
  const managers = new Set<PersonId>()
  for (const [personId, role] of roles) if (role === 'manager') managers.add(personId)
  const certified = findCertified(doc, docId, managers)
  for (const personId of managers) if (!certified.has(personId)) counting.delete(personId)
  return counting
}

function managersOf(roles: Roles, creator: PersonId | undefined): readonly PersonId[] {
  const managers = new Set<PersonId>()
  for (const [personId, role] of roles) if (role === 'manager') managers.add(personId)
  if (creator && !roles.has(creator)) managers.add(creator)
  return [...managers].toSorted()
}

export interface RoleGift {
  readonly personId: PersonId
  readonly role: Role
  /** Who gives it: with the very first role they become a manager themselves. */
  readonly by: PersonId
}

/** What is to be written for it; undefined where nobody would be left to manage. */
export function planRole(doc: Y.Doc, docId: DocId, gift: RoleGift): Roles | undefined {
  const { personId, role, by } = gift
  const roles = readRoles(doc)
  const written = new Map<PersonId, Role>()
  if (readManagers(doc, docId).length === 0) written.set(by, 'manager')
  written.set(personId, role)
  const creator = readCreator(doc, docId)?.personId
  if (personId === creator && role === 'contributor' && by !== creator) return undefined
  const counting = rolesThatCount(doc, docId, roles, creator)
  const managers = managersOf(new Map([...counting, ...written]), creator)
  return managers.length === 0 ? undefined : written
}

export function writeRoles(doc: Y.Doc, roles: Roles): void {
  const map = doc.getMap(ROOT)
  doc.transact(() => {
    for (const [personId, role] of roles) if (map.get(personId) !== role) map.set(personId, role)
  }, USER)
}
