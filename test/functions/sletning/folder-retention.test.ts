import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { folder } from '../given/folder.ts';
import { retentionContract } from './retention-contract.ts';

retentionContract('a folder', async () => fileObjects(await folder()));
