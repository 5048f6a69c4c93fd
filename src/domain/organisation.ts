/** The largest unit; nothing is shared between two districts. */
export interface District {
  id: string
  name: string
  /** Whether writers' corrections may be exported, with their words, to train the reader of stance. */
  sharesCorrections: boolean
}

/** A school of a district. `zone` is an IANA time-zone name, the fallback for its teams. */
export interface School {
  id: string
  districtId: string
  name: string
  zone: string
}

/** One installation on a platform: a Slack workspace, a Teams tenant, the playground. */
export interface Workspace {
  id: string
  districtId: string
  schoolId: string
  platform: string
  externalId: string
  name: string
}

/** A channel or group chat whose members learn together. `address` is opaque outside its platform. */
export interface Team {
  id: string
  workspaceId: string
  schoolId: string
  name: string
  zone: string
  address: string
  isActive: boolean
}

/** A person in one workspace. `address` reaches the person in private and is opaque outside its platform. */
export interface Member {
  id: string
  workspaceId: string
  externalId: string
  name: string
  email: string | null
  zone: string | null
  address: string | null
}

/** What a platform knows of a person. */
export interface PersonProfile {
  externalId: string
  name: string
  email: string | null
  zone: string | null
  address: string | null
  isBot: boolean
}
