import type { PlaygroundStore, SettingStore, Stores } from '../../src/ports.ts'
import { cleanValues } from '../../src/store/clean-values.ts'
import { createMemoryAccessStore } from './memory-access.ts'
import { createMemoryAgendaStore } from './memory-agendas.ts'
import { createMemoryAskStore } from './memory-asks.ts'
import { createMemoryAuditStore } from './memory-audit.ts'
import { createMemoryCalendarStore } from './memory-calendars.ts'
import { createMemoryCycleStore, createMemoryNudgeStore } from './memory-cycles.ts'
import { createMemoryDeliveryStore } from './memory-deliveries.ts'
import { createMemoryDigestStore } from './memory-digests.ts'
import { createMemoryEntryStore, createMemoryFeedbackStore } from './memory-entries.ts'
import { createMemoryMemberStore } from './memory-members.ts'
import { createMemoryDepartmentStore, createMemoryNeedStore } from './memory-needs.ts'
import { createMemoryOrganisationStore } from './memory-organisation.ts'
import { createMemoryCommitmentStore, createMemoryPracticeStore } from './memory-practices.ts'
import { createMemoryReportStore } from './memory-reports.ts'
import { createMemoryRhythmStore } from './memory-rhythms.ts'
import { createMemoryStanceStore } from './memory-stance.ts'
import { byInstant, createMemoryTables, type MemoryTables } from './memory-tables.ts'
import { createMemoryTeamStore } from './memory-teams.ts'
import { createMemoryTemplateStore } from './memory-templates.ts'
import { createMemoryToldBackStore } from './memory-told-back.ts'
import { createMemoryApiTokenStore, createMemoryWebhookStore } from './memory-webhooks.ts'

/** All stores over one set of empty tables in memory; they pass the contract that the database's stores pass. */
export function createMemoryStores(tables: MemoryTables = createMemoryTables()): Stores {
  const stance = createMemoryStanceStore(tables)
  return {
    organisation: isolated(createMemoryOrganisationStore(tables)),
    teams: isolated(createMemoryTeamStore(tables)),
    members: isolated(createMemoryMemberStore(tables)),
    cycles: isolated(createMemoryCycleStore(tables)),
    nudges: isolated(createMemoryNudgeStore(tables)),
    deliveries: isolated(createMemoryDeliveryStore(tables)),
    asks: isolated(createMemoryAskStore(tables)),
    entries: isolated(createMemoryEntryStore(tables)),
    feedback: isolated(createMemoryFeedbackStore(tables)),
    stance: isolated(stance),
    rhythms: isolated(createMemoryRhythmStore(tables)),
    calendars: isolated(createMemoryCalendarStore(tables)),
    audit: isolated(createMemoryAuditStore(tables)),
    reports: isolated(createMemoryReportStore(tables, stance)),
    digests: isolated(createMemoryDigestStore(tables)),
    practices: isolated(createMemoryPracticeStore(tables)),
    commitments: isolated(createMemoryCommitmentStore(tables)),
    needs: isolated(createMemoryNeedStore(tables)),
    departments: isolated(createMemoryDepartmentStore(tables)),
    agendas: isolated(createMemoryAgendaStore(tables)),
    toldBack: isolated(createMemoryToldBackStore(tables)),
    templates: isolated(createMemoryTemplateStore(tables)),
    access: isolated(createMemoryAccessStore(tables)),
    apiTokens: isolated(createMemoryApiTokenStore(tables)),
    webhooks: isolated(createMemoryWebhookStore(tables)),
    settings: isolated(createMemorySettingStore(tables)),
    playground: isolated(createMemoryPlaygroundStore(tables)),
  }
}

/** The store, giving and taking copies and cleaning text, as a database does: nobody changes a row by its reference. */
function isolated<T extends object>(store: T): T {
  return new Proxy(store, {
    get: (target, name, receiver) => {
      const method: unknown = Reflect.get(target, name, receiver)
      if (typeof method !== 'function') return method
      return async (...values: unknown[]) => {
        const result: unknown = await method(...cleanValues(values))
        return cleanValues(result)
      }
    },
  })
}

function createMemorySettingStore({ settings }: MemoryTables): SettingStore {
  return {
    get: async (key) => settings.get(key) ?? null,
    set: async (key, value) => {
      settings.set(key, value)
    },
    ensure: async (key, value) => {
      const kept = settings.get(key) ?? value
      settings.set(key, kept)
      return kept
    },
    remove: async (key) => void settings.delete(key),
  }
}

function createMemoryPlaygroundStore({ playground }: MemoryTables): PlaygroundStore {
  return {
    append: async (message) => {
      if (playground.has(message.id)) return false
      playground.set(message.id, message)
      return true
    },
    replace: async (id, body) => {
      const row = playground.get(id)
      if (row) playground.set(id, { ...row, body })
    },
    find: async (id) => playground.get(id) ?? null,
    all: async () => [...playground.values()].sort(byInstant((row) => row.at)),
  }
}
