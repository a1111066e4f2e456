export { type Seeded, seeded } from '../../../functions/demo/seeded.ts';
