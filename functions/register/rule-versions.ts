/** The rules as versions: what is kept, what is in force, what waits, what somebody works on. */
export { filesOfVersion, keepVersion } from './kept-versions.ts';
export {
  type Published,
  publishAtOnce,
  publishedVersions,
  versionInForce,
} from './published-versions.ts';
export { type Draft, latestDraft, type SavedDraft, saveDraft } from './rule-drafts.ts';
export {
  approve,
  openProposals,
  type Proposal,
  propose,
  refuse,
  withdraw,
} from './rule-proposals.ts';
