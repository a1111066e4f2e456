import { keptDrafts } from './draft-keys.ts';

// Whatever page is opened: a draft of last week is gone.
keptDrafts();
