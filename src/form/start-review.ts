import { startReview } from './review.ts';

startReview();
