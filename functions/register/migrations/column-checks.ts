import { sql } from 'kysely';

/** Words separated by commas as SQL strings; only our own constants come here. */
export const list = (words: readonly string[]) =>
  sql.raw(words.map((word) => `'${word}'`).join(', '));

/** An id has no blank in it, so a sentence somebody typed cannot stand in an id's column. */
export const id = (column: string, charsMax: number) =>
  sql`length(${sql.ref(column)}) between 1 and ${sql.lit(charsMax)} and ${sql.ref(column)} not like '% %'`;
