import { s3Objects } from '../../functions/objects/s3-objects.ts';
import { retentionContract } from '../functions/sletning/retention-contract.ts';
import { emptyS3 } from './s3-store.ts';

retentionContract('radosgw', () => s3Objects(emptyS3()));
